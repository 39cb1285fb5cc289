/** Word templates: files with tags that are checked when they come in and filled with values. */
@NamedInterface("word")
@NullMarked
package io.baton.document.word;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
