package io.baton.notice;

import io.baton.web.BarEntry;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The bell of the top bar. */
@Component
class NoticeBar implements BarEntry {

    private final Notices notices;

    NoticeBar(Notices notices) {
        this.notices = notices;
    }

    @Override
    public String messageKey() {
        return "notice.title";
    }

    @Override
    public String path() {
        return "/notices";
    }

    @Override
    public String icon() {
        return "bell";
    }

    @Override
    public int count(String personId) {
        try {
            return notices.unread(personId);
        } catch (DataAccessException | TransactionException unreachable) {
            // The bar also stands above the page that says that the database can't be reached.
            return 0;
        }
    }
}
