package io.baton.notice.robot;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people may see of a robot: no address and no secret.
 *
 * @param host where its address leads
 * @param signed whether it has a secret
 * @param departmentId it posts what concerns people of this department; null: of all
 * @param kinds keys of the kinds of notices that it posts
 */
public record RobotView(
        long id,
        String name,
        Service service,
        String host,
        boolean signed,
        @Nullable String departmentId,
        Set<String> kinds,
        boolean enabled,
        int version) {}
