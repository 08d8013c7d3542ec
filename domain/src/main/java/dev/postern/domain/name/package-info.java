/**
 * What a project, an extra or a dependency group is called: names as PEP 503, PEP 508, PEP 685 and PEP 735 write and compare them.
 */
@NullMarked
package dev.postern.domain.name;

import org.jspecify.annotations.NullMarked;
