import { drawAreas } from './behaviours/draw.js';
import { shrinkPhotos } from './behaviours/shrink.js';

shrinkPhotos();
drawAreas();
