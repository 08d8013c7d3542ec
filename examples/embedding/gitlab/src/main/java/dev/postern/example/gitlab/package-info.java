/** Who would be sent where, for GitLab, by one adapter alone. */
@NullMarked
package dev.postern.example.gitlab;

import org.jspecify.annotations.NullMarked;
