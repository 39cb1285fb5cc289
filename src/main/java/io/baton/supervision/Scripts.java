package io.baton.supervision;

import io.baton.people.Group;
import io.baton.setting.SettingDefinition;
import io.baton.setting.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The script of each step of supervision (R-SL-6): what to say and to look at, in both languages, as managers set it. */
@Component
class Scripts {

    /** The steps, in their order. */
    enum Step {
        WARN(WARN_ZH, WARN_EN),
        ASSIGN(ASSIGN_ZH, ASSIGN_EN),
        HANDLE(HANDLE_ZH, HANDLE_EN),
        CHECK(CHECK_ZH, CHECK_EN),
        CLOSE(CLOSE_ZH, CLOSE_EN);

        private final SettingDefinition<String> zh;
        private final SettingDefinition<String> en;

        Step(SettingDefinition<String> zh, SettingDefinition<String> en) {
            this.zh = zh;
            this.en = en;
        }

        public String messageKey() {
            return "supervision.step." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** A step's script in one language. */
    record Script(Step step, String text) {}

    private static final SettingDefinition<String> WARN_ZH =
            script("supervision.warnScript", "说清三件事：哪个任务、时限何时、现在在谁手里。先问有什么困难，再谈责任；对客户有承诺的，当天电话告知客户经理。");
    private static final SettingDefinition<String> WARN_EN = script(
            "supervision.warnScriptEn",
            "Say three things: which task, when it is due, who has it now. Ask what hinders first, speak of"
                    + " responsibility after. Where the customer was promised something, call the account manager the same"
                    + " day.");
    private static final SettingDefinition<String> ASSIGN_ZH =
            script("supervision.assignScript", "先联系任务的办理人，能办就指派给本人；本人不在或办不了，指派给其部门负责人。要求写成可以核查的结果和日期，不写“尽快”。");
    private static final SettingDefinition<String> ASSIGN_EN = script(
            "supervision.assignScriptEn",
            "Speak to who has the task first and assign it to them if they can do it; otherwise to their department's"
                    + " manager. Ask for a result and a day that can be checked, never for “as soon as possible”.");
    private static final SettingDefinition<String> HANDLE_ZH =
            script("supervision.handleScript", "原因写事实：卡在哪一步、等谁、从何时起。措施写谁在何时做什么。承诺日期要能兑现；需要他人配合的，先取得对方同意。");
    private static final SettingDefinition<String> HANDLE_EN = script(
            "supervision.handleScriptEn",
            "The cause is a fact: at which step it hangs, for whom it waits, since when. The measure says who does"
                    + " what and when. Promise a day that you can keep; where others must help, get their word first.");
    private static final SettingDefinition<String> CHECK_ZH =
            script("supervision.checkScript", "打开被督办的任务看事实，不只看说明。措施落实、日期可信才算合格。5 分：按时并消除了原因；3 分：办成但有反复；1 分：拖延或说明不实。");
    private static final SettingDefinition<String> CHECK_EN = script(
            "supervision.checkScriptEn",
            "Open the supervised task and look at the facts, not only at the words. It is accepted when the measure is"
                    + " under way and the day is credible. 5: in time and the cause removed; 3: done, but not at once; 1:"
                    + " delayed, or the statement was untrue.");
    private static final SettingDefinition<String> CLOSE_ZH =
            script("supervision.closeScript", "关闭后把评价告诉办理人；同一原因一个月内出现三次的，提请部门负责人改进流程或人手。");
    private static final SettingDefinition<String> CLOSE_EN = script(
            "supervision.closeScriptEn",
            "Tell the handler the evaluation. Where the same cause comes up three times within a month, ask the"
                    + " department's manager to change the flow or the staffing.");

    /** The definitions, apart from the component that needs their collector. */
    @Configuration(proxyBeanMethods = false)
    static class Definitions {

        @Bean
        SettingDefinition<String> warnScript() {
            return WARN_ZH;
        }

        @Bean
        SettingDefinition<String> warnScriptEn() {
            return WARN_EN;
        }

        @Bean
        SettingDefinition<String> assignScript() {
            return ASSIGN_ZH;
        }

        @Bean
        SettingDefinition<String> assignScriptEn() {
            return ASSIGN_EN;
        }

        @Bean
        SettingDefinition<String> handleScript() {
            return HANDLE_ZH;
        }

        @Bean
        SettingDefinition<String> handleScriptEn() {
            return HANDLE_EN;
        }

        @Bean
        SettingDefinition<String> checkScript() {
            return CHECK_ZH;
        }

        @Bean
        SettingDefinition<String> checkScriptEn() {
            return CHECK_EN;
        }

        @Bean
        SettingDefinition<String> closeScript() {
            return CLOSE_ZH;
        }

        @Bean
        SettingDefinition<String> closeScriptEn() {
            return CLOSE_EN;
        }
    }

    private final Settings settings;

    Scripts(Settings settings) {
        this.settings = settings;
    }

    /** The script of one step, in the reader's language. */
    Script of(Step step, Locale language) {
        return new Script(step, settings.get(language.getLanguage().equals("en") ? step.en : step.zh));
    }

    /** The scripts of all steps, in their order. */
    List<Script> all(Locale language) {
        return Arrays.stream(Step.values()).map(step -> of(step, language)).toList();
    }

    private static SettingDefinition<String> script(String key, String text) {
        return SettingDefinition.text(key, text, 1, 500, "R-SL-6", Group.PROCESS_MANAGER, Group.CENTRE_MANAGER);
    }
}
