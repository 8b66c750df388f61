import { init } from "./programm/index.js";

init();
