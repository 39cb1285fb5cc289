package io.baton.notice.robot;

/** Whose chat groups a robot posts into. */
public enum Service {
    WECOM,
    DINGTALK;

    public String messageKey() {
        return "notice.robot.service." + name();
    }
}
