package io.baton.document.excel;

import io.baton.web.Refusal;

/** More rows than a file that goes out may have. */
public class ExcelTooLong extends Refusal {

    /** @param rows how many it would have */
    public ExcelTooLong(int rows) {
        super(Kind.INVALID, "document.excel.tooLong", rows, Excel.MOST_ROWS);
    }
}
