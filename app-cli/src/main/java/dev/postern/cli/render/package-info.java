/** Outcomes become text: pure functions but for {@link dev.postern.cli.render.Console}, which writes it. */
@NullMarked
package dev.postern.cli.render;

import org.jspecify.annotations.NullMarked;
