/** Who would be sent where, for Azure Artifacts, by one adapter alone. */
@NullMarked
package dev.postern.example.azure;

import org.jspecify.annotations.NullMarked;
