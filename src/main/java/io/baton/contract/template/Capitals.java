package io.baton.contract.template;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts in the capitals that Chinese contracts and cheques write beside the figures, so that nobody alters them. */
final class Capitals {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final long TEN_THOUSAND = 10_000;
    private static final long HUNDRED_MILLION = 100_000_000;

    private Capitals() {}

    /**
     * @param amount CNY, from 0, below 10 000 000 000 000 000
     * @throws ArithmeticException when it has parts of a cent
     */
    static String of(BigDecimal amount) {
        var cents = amount.setScale(2, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
        if (cents < 0) {
            throw new ArithmeticException("No contract is worth less than nothing: " + amount);
        }
        if (cents == 0) {
            return "零元整";
        }
        var yuan = cents / 100;
        var jiao = (int) (cents / 10 % 10);
        var fen = (int) (cents % 10);
        var words = new StringBuilder();
        if (yuan > 0) {
            words.append(whole(yuan)).append('元');
        }
        if (jiao > 0) {
            words.append(DIGITS.charAt(jiao)).append('角');
        } else if (yuan > 0 && fen > 0) {
            words.append('零');
        }
        return words.append(fen > 0 ? DIGITS.charAt(fen) + "分" : "整").toString();
    }

    private static String whole(long number) {
        if (number >= HUNDRED_MILLION) {
            return grouped(number, HUNDRED_MILLION, "亿");
        }
        if (number >= TEN_THOUSAND) {
            return grouped(number, TEN_THOUSAND, "万");
        }
        var words = new StringBuilder();
        var gap = false;
        for (var place = PLACES.length - 1; place >= 0; place--) {
            var digit = (int) (number / (long) Math.pow(10, place) % 10);
            if (digit > 0) {
                words.append(gap && !words.isEmpty() ? "零" : "")
                        .append(DIGITS.charAt(digit))
                        .append(PLACES[place]);
            }
            gap = digit == 0;
        }
        return words.toString();
    }

    /** What follows a group is joined by 零 when its first digit is missing. */
    private static String grouped(long number, long group, String name) {
        var rest = number % group;
        return whole(number / group) + name + (rest == 0 ? "" : (rest < group / 10 ? "零" : "") + whole(rest));
    }
}
