/** Requests of customers as they come in, through any channel, until an account manager accepts them (R-SL-9). */
@NamedInterface("intake")
@NullMarked
package io.baton.project.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
