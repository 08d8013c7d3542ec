/** uv's resolver scenarios, run in process: each one's universe, its question, and the answer that uv gives. */
@NullMarked
package dev.postern.testkit.scenario;

import org.jspecify.annotations.NullMarked;
