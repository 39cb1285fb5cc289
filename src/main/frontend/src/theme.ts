import { applyTheme, followSystem } from './theme-choice';

applyTheme();
followSystem();
