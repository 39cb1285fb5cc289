package io.baton.customer;

/** The unified social credit code of Chinese organisations: 18 characters, the last one a check character (GB 32100-2015). */
final class UnifiedCreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private UnifiedCreditCode() {}

    static boolean isValid(String code) {
        if (code.length() != WEIGHTS.length + 1) {
            return false;
        }
        var sum = 0;
        for (var position = 0; position < WEIGHTS.length; position++) {
            var value = ALPHABET.indexOf(code.charAt(position));
            if (value < 0) {
                return false;
            }
            sum += value * WEIGHTS[position];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31) == code.charAt(WEIGHTS.length);
    }
}
