package io.baton.setting;

import io.baton.web.Refusal;

/** No module defines a setting of this key. */
public class SettingUnknown extends Refusal {

    SettingUnknown(String key) {
        super(Kind.NOT_FOUND, "setting.unknown", key);
    }
}
