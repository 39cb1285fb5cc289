import './tabler.js';
import { startCopying } from './copy';
import { startKeepingDrafts } from './draft';
import { startFiltering } from './filter';
import { startKeyboard } from './keyboard';
import { startRequests } from './request';
import { startTabs } from './tabs';
import { startThemeSwitch } from './theme-switch';

startRequests();
startKeepingDrafts();
startFiltering();
startKeyboard();
startTabs();
startThemeSwitch();
startCopying();
