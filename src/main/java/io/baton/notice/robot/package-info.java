/** Robots of chat groups (WeCom, DingTalk), and which addresses they may have. */
@NullMarked
package io.baton.notice.robot;

import org.jspecify.annotations.NullMarked;
