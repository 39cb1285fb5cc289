/** What leaves the house: the outbox, its tries and dead letters, and mail. */
@NamedInterface("delivery")
@NullMarked
package io.baton.notice.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
