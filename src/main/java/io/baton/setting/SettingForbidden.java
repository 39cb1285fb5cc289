package io.baton.setting;

import io.baton.web.Refusal;

/** The person is in none of the groups that may change the setting. */
public class SettingForbidden extends Refusal {

    SettingForbidden() {
        super(Kind.FORBIDDEN, "setting.forbidden");
    }
}
