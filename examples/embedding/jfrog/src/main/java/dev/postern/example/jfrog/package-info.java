/** Who would be sent where, for JFrog Artifactory, by one adapter alone. */
@NullMarked
package dev.postern.example.jfrog;

import org.jspecify.annotations.NullMarked;
