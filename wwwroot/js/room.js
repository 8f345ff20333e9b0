// The room and the console. Both work without this: it adds the live part.
import { startActs } from "./acts.js";
import { startAnswers } from "./answers.js";
import { startBoard } from "./board.js";
import { startClocks } from "./clock.js";
import { startKeys } from "./keys.js";
import { listen } from "./live.js";
import { startOwn } from "./own.js";
import { onRegion } from "./regions.js";
import { startTaps } from "./taps.js";
import { startWords } from "./words.js";

document.documentElement.classList.add("scripted");
const answers = startAnswers(onRegion);
const taps = startTaps();
const words = startWords();
startActs();
startBoard();
startClocks();
startKeys();
startOwn();
listen({ onBack: () => { answers.resume(); taps.resume(); words.resume(); } });
