/** Source trees out of Git repositories, fetched by the {@code git} command. */
@NullMarked
package dev.postern.git;

import org.jspecify.annotations.NullMarked;
