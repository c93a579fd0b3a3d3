"""Teaches MiniStack's Cognito the setup of a second factor.

A pool that requires one asks a user who has none for it, at the sign-in and after a first password.
https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-totp.html
"""

import json
import secrets

from ministack.services import cognito

_mfa_challenge_for_user = cognito._mfa_challenge_for_user
_associate_software_token = cognito._associate_software_token
_verify_software_token = cognito._verify_software_token
_admin_respond_to_auth_challenge = cognito._admin_respond_to_auth_challenge
_users_by_session = {}


def mfa_challenge_for_user(pool, user, pool_id, username):
    challenge = _mfa_challenge_for_user(pool, user, pool_id, username)
    if challenge or pool.get("MfaConfiguration") != "ON":
        return challenge
    session = secrets.token_urlsafe(32)
    _users_by_session[session] = user
    return {
        "ChallengeName": "MFA_SETUP",
        "Session": session,
        "ChallengeParameters": {
            "MFAS_CAN_SETUP": '["SOFTWARE_TOKEN_MFA"]',
            "USER_ID_FOR_SRP": username,
        },
    }


def associate_software_token(data):
    answer = _associate_software_token(data)
    user = _users_by_session.get(data.get("Session"))
    if user is not None:
        _users_by_session[json.loads(answer[2])["Session"]] = user
    return answer


def verify_software_token(data):
    session = data.get("Session")
    secret = cognito._totp_session_secrets.get(session)
    answer = _verify_software_token(data)
    user = _users_by_session.get(session)
    if user is not None and answer[0] == 200:
        user.update(_totp_secret=secret, _mfa_enabled=["SOFTWARE_TOKEN_MFA"])
    return answer


def admin_respond_to_auth_challenge(data):
    answer = _admin_respond_to_auth_challenge(data)
    name = data.get("ChallengeName")
    if answer[0] != 200 or name not in ("NEW_PASSWORD_REQUIRED", "MFA_SETUP"):
        return answer
    pool_id, username = data.get("UserPoolId"), data["ChallengeResponses"]["USERNAME"]
    pool, _ = cognito._resolve_pool(pool_id)
    user, _ = cognito._resolve_user(pool, username)
    if name == "NEW_PASSWORD_REQUIRED":
        challenge = mfa_challenge_for_user(pool, user, pool_id, username)
        return cognito.json_response(challenge) if challenge else answer
    if user.get("_mfa_enabled"):
        return answer
    return cognito.error_response_json("NotAuthorizedException", "Invalid session for the user.", 400)


def install():
    cognito._mfa_challenge_for_user = mfa_challenge_for_user
    cognito._associate_software_token = associate_software_token
    cognito._verify_software_token = verify_software_token
    cognito._admin_respond_to_auth_challenge = admin_respond_to_auth_challenge
