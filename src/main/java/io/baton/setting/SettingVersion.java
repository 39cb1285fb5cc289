package io.baton.setting;

import java.time.Instant;

/**
 * One change of a setting; changes are only ever added.
 *
 * @param key the setting
 * @param version 1 for the first change
 * @param value from then on, as text
 * @param changedBy the account of the person
 * @param reason why, in the person's words
 */
public record SettingVersion(
        String key, int version, String value, String changedBy, Instant changedAt, String reason) {}
