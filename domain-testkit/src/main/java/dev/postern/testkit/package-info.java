/** Contracts of the domain's ports as abstract tests, ports in memory, and a small language for package universes. */
@NullMarked
package dev.postern.testkit;

import org.jspecify.annotations.NullMarked;
