/** Azure Artifacts: recognises its URLs, obtains its tokens. */
@NullMarked
package dev.postern.azure;

import org.jspecify.annotations.NullMarked;
