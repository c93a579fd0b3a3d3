"""Checks an archive by Python's own zipfile and hashlib, without a line of the platform's: prints what it found."""
import hashlib, json, sys, zipfile

archive = zipfile.ZipFile(sys.argv[1])
manifest = json.loads(archive.read("manifest.json"))
wrong = []
for entry in manifest["entries"]:
    digest, size, lines = hashlib.sha256(), 0, 0
    with archive.open(entry["path"]) as content:
        while piece := content.read(1 << 20):
            digest.update(piece)
            size += len(piece)
            lines += piece.count(b"\n")
    good = (digest.hexdigest(), size) == (entry["sha256"], entry["bytes"])
    if not good or lines != entry.get("lines", lines):
        wrong.append(entry["path"])
    if "lines" in entry:
        with archive.open(entry["path"]) as content:
            for line in content:
                json.loads(line)
listed = sorted(info.filename for info in archive.infolist())
named = sorted([entry["path"] for entry in manifest["entries"]] + ["manifest.json"])
bytes_ = sum(entry["bytes"] for entry in manifest["entries"])
print(json.dumps({"entries": len(named) - 1, "bytes": bytes_, "wrong": wrong,
                  "unlisted": sorted(set(listed) ^ set(named)), "doubled": len(listed) - len(set(listed)),
                  "counts": manifest["counts"]}))
