/** GitLab package registries: recognises their URLs, knows their tokens. */
@NullMarked
package dev.postern.gitlab;

import org.jspecify.annotations.NullMarked;
