import './tabler.js';
import { startCopying } from './copy';
import { startKeepingDrafts } from './draft';
import { startKeyboard } from './keyboard';
import { startRequests } from './request';
import { startThemeSwitch } from './theme-switch';

startRequests();
startKeepingDrafts();
startKeyboard();
startThemeSwitch();
startCopying();
