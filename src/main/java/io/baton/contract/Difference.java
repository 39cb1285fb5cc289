package io.baton.contract;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One term in which two versions of a contract differ.
 *
 * @param messageKey leads to the term's name
 * @param before as people read it
 * @param after as people read it
 */
record Difference(String messageKey, String before, String after) {

    static List<Difference> between(Terms before, Terms after) {
        var differences = new ArrayList<Difference>();
        add(differences, "contract.listPrice", before.listPrice(), after.listPrice());
        add(differences, "contract.value", before.value(), after.value());
        add(differences, "contract.startOn", before.startOn(), after.startOn());
        add(differences, "contract.endOn", before.endOn(), after.endOn());
        add(differences, "contract.promisedOn", before.promisedOn(), after.promisedOn());
        if (!before.payment().equals(after.payment())) {
            differences.add(new Difference("contract.payment", before.payment(), after.payment()));
        }
        return differences;
    }

    private static void add(List<Difference> differences, String key, BigDecimal before, BigDecimal after) {
        if (before.compareTo(after) != 0) {
            differences.add(new Difference(key, money(before), money(after)));
        }
    }

    private static void add(List<Difference> differences, String key, LocalDate before, LocalDate after) {
        if (!before.equals(after)) {
            differences.add(new Difference(key, before.toString(), after.toString()));
        }
    }

    private static String money(BigDecimal amount) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount);
    }
}
