package io.baton.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.baton.deadline.WorkingCalendar.DayKind;
import io.baton.web.FieldProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R-SL-1")
class CalendarFileTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void readsAYearWithOrWithoutAHead() {
        var days = Map.of(LocalDate.of(2027, 1, 1), DayKind.HOLIDAY, LocalDate.of(2027, 1, 3), DayKind.WORKDAY);
        for (var content : List.of(
                "date,kind\n2027-01-01,holiday\n2027-01-03,workday\n",
                "\uFEFFdate,kind\r\n2027-01-01,holiday\r\n\r\n2027-01-03 , workday",
                "2027-01-03,workday\n2027-01-01,holiday")) {
            var file = CalendarFile.of(content, TODAY);
            assertThat(file.year()).isEqualTo(2027);
            assertThat(file.days()).isEqualTo(days);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-01-01,holiday;2027-01-01,holiday | line2 | duplicate",
                "2027-01-01,holiday;2027-01-01,workday | line2 | duplicate",
                "2027-02-30,holiday | line1 | date",
                "2027-1-1,holiday | line1 | date",
                "01.01.2027,holiday | line1 | date",
                "-2027-01-01,holiday | line1 | farYear",
                "2027-01-01,Feiertag | line1 | kind",
                "2027-01-01,HOLIDAY | line1 | kind",
                "2027-01-01, | line1 | kind",
                "2027-01-02,holiday | line1 | holidayOnWeekend",
                "2027-01-01,workday | line1 | workdayOnWeekday",
                "2027-01-01,holiday;2028-01-03,holiday | line2 | otherYear",
                "2009-01-01,holiday | line1 | farYear",
                "2028-01-03,holiday | line1 | farYear",
                "2027-01-01 | line1 | format",
                "2027-01-01,holiday,off | line1 | format",
                "2027-01-01,holiday;date,kind | line2 | date",
            })
    void refusesALineThatIsWrong(String content, String field, String what) {
        assertThat(problems(content.replace(';', '\n')))
                .extracting(FieldProblem::field, FieldProblem::messageKey)
                .containsExactly(tuple(field, "deadline.file." + what));
    }

    @Test
    void namesEveryBadLine() {
        assertThat(
                        problems(
                                "date,kind\n2027-02-30,holiday\n2027-01-01,holiday\n2027-01-01,off\nnonsense\n2027-01-02,holiday"))
                .extracting(FieldProblem::field)
                .containsExactly("line2", "line4", "line5", "line6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\n", "date,kind", "date,kind\r\n"})
    void refusesAnEmptyFile(String content) {
        assertThat(problems(content)).extracting(FieldProblem::messageKey).containsExactly("deadline.file.empty");
    }

    @Test
    void refusesAFileThatIsTooBig() {
        assertThat(problems("2027-01-01,holiday\n".repeat(2000)))
                .extracting(FieldProblem::messageKey)
                .containsExactly("deadline.file.tooBig");
    }

    private static List<FieldProblem> problems(String content) {
        var problems = new ArrayList<FieldProblem>();
        assertThatThrownBy(() -> CalendarFile.of(content, TODAY))
                .isInstanceOfSatisfying(CalendarFileRefused.class, refused -> problems.addAll(refused.problems()));
        return problems;
    }
}
