package io.baton.setting;

import io.baton.web.Refusal;

/** Somebody else changed the setting since the person saw it. */
public class SettingStale extends Refusal {

    SettingStale(String changedBy, String value) {
        super(Kind.STALE, "setting.stale", changedBy, value);
    }
}
