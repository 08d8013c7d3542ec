/** Who would be sent where, for Google Artifact Registry, by one adapter alone. */
@NullMarked
package dev.postern.example.google;

import org.jspecify.annotations.NullMarked;
