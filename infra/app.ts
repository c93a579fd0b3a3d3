import { App, Aspects, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundleFunctions } from './bundle-functions.ts';
import { platformConfigOf } from './config/platform-config.ts';
import { stageNamed } from './config/stage.ts';
import { stageRegion } from './config/stage-region.ts';
import { WithoutAlarms } from './constructs/without-alarms.ts';
import { PlatformStacks } from './platform-stacks.ts';

const app = new App();
const stage = stageNamed(app.node.tryGetContext('stage'));
const region = stageRegion(stage);

const config = platformConfigOf(stage);

bundleFunctions(config);
new PlatformStacks(app, { stage, config, region });
Tags.of(app).add('freehold:stage', stage.name);
if (stage.isLocal) Aspects.of(app).add(new WithoutAlarms());
else Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
