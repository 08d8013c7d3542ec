/** The builder between an in-memory universe and a backend that plays a script. */
@NullMarked
package dev.postern.testkit.building;

import org.jspecify.annotations.NullMarked;
