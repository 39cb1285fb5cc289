/** Excel files: tables written for people to take along, and read when they bring them back. */
@NamedInterface("excel")
@NullMarked
package io.baton.document.excel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
