package io.baton.people;

import io.baton.people.Organisation.DepartmentDetails;
import io.baton.people.Organisation.PersonDetails;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** People and departments to try Baton with: at least two people in each group, ids {@code <groupId>1} and {@code <groupId>2}. */
@Component
@ConditionalOnProperty("baton.demo.enabled")
public class DemoPeople {

    private record Office(String id, Department.Kind kind, @Nullable String parent, String name, String nameEn) {}

    private record Place(Group group, String department, String name) {}

    private static final String CENTRE = "centre";
    private static final String PRESALES = "presalesOffice";
    private static final String BIDDING = "bidOffice";
    private static final String DELIVERY = "deliveryOffice";
    private static final String PRODUCTS = "productOffice";
    private static final String BRANCH = "guangzhou";

    private static final List<Office> DEPARTMENTS = List.of(
            new Office(
                    CENTRE,
                    Department.Kind.CENTRE,
                    FirstAdmin.TOP,
                    "政企客户支撑中心",
                    "Government and Enterprise Support Centre"),
            new Office(PRESALES, Department.Kind.OFFICE, CENTRE, "售前支撑室", "Presales Support Office"),
            new Office(BIDDING, Department.Kind.OFFICE, CENTRE, "投标与合同室", "Bidding and Contracts Office"),
            new Office(DELIVERY, Department.Kind.OFFICE, CENTRE, "售中交付室", "Delivery Office"),
            new Office(PRODUCTS, Department.Kind.OFFICE, CENTRE, "产品与合作室", "Products and Partners Office"),
            new Office(BRANCH, Department.Kind.BRANCH, FirstAdmin.TOP, "广州分公司", "Guangzhou Branch"),
            district("tianhe", "天河", "Tianhe"),
            district("haizhu", "海珠", "Haizhu"),
            district("yuexiu", "越秀", "Yuexiu"),
            district("baiyun", "白云", "Baiyun"),
            district("liwan", "荔湾", "Liwan"),
            district("panyu", "番禺", "Panyu"),
            district("huangpu", "黄埔", "Huangpu"),
            district("huadu", "花都", "Huadu"),
            district("nansha", "南沙", "Nansha"),
            district("zengcheng", "增城", "Zengcheng"),
            district("conghua", "从化", "Conghua"));

    /** The n-th person of a group gets the number n. */
    private static final List<Place> PEOPLE = List.of(
            new Place(Group.ADMIN, FirstAdmin.TOP, "梁国栋"),
            new Place(Group.ADMIN, CENTRE, "罗晓敏"),
            new Place(Group.ACCOUNT_MANAGER, "tianhe", "陈志远"),
            new Place(Group.ACCOUNT_MANAGER, "haizhu", "林婉仪"),
            new Place(Group.ACCOUNT_MANAGER, "yuexiu", "何俊杰"),
            new Place(Group.LEAD_ACCOUNT_MANAGER, BRANCH, "黄建业"),
            new Place(Group.LEAD_ACCOUNT_MANAGER, BRANCH, "吴淑贞"),
            new Place(Group.PRESALES_ENGINEER, PRESALES, "李明辉"),
            new Place(Group.PRESALES_ENGINEER, PRESALES, "周雨桐"),
            new Place(Group.PRESALES_ENGINEER, PRESALES, "谢家豪"),
            new Place(Group.LEAD_ENGINEER, PRESALES, "郑伟强"),
            new Place(Group.LEAD_ENGINEER, PRESALES, "冯静怡"),
            new Place(Group.DISTRICT_ENGINEER, "tianhe", "赵子轩"),
            new Place(Group.DISTRICT_ENGINEER, "haizhu", "孙丽华"),
            new Place(Group.DISTRICT_ENGINEER, "yuexiu", "邓文博"),
            new Place(Group.PRODUCT_ENGINEER, PRODUCTS, "曾凡宇"),
            new Place(Group.PRODUCT_ENGINEER, PRODUCTS, "彭思琪"),
            new Place(Group.TECHNICAL_REVIEWER, PRESALES, "王立新"),
            new Place(Group.TECHNICAL_REVIEWER, DELIVERY, "胡晓东"),
            new Place(Group.COMMERCIAL_REVIEWER, BIDDING, "刘美玲"),
            new Place(Group.COMMERCIAL_REVIEWER, BIDDING, "朱德明"),
            new Place(Group.SECURITY_REVIEWER, CENTRE, "高健"),
            new Place(Group.SECURITY_REVIEWER, PRESALES, "马思远"),
            new Place(Group.INTERNAL_AUDITOR, CENTRE, "郭秀英"),
            new Place(Group.INTERNAL_AUDITOR, CENTRE, "梁嘉欣"),
            new Place(Group.BID_MANAGER, BIDDING, "宋文杰"),
            new Place(Group.BID_MANAGER, BIDDING, "唐雪梅"),
            new Place(Group.LEGAL, BIDDING, "许正平"),
            new Place(Group.LEGAL, BIDDING, "韩若兰"),
            new Place(Group.FINANCE, CENTRE, "曹慧敏"),
            new Place(Group.FINANCE, CENTRE, "袁志刚"),
            new Place(Group.DELIVERY_MANAGER, DELIVERY, "蔡伟民"),
            new Place(Group.DELIVERY_MANAGER, DELIVERY, "潘丽珊"),
            new Place(Group.IN_SALE_ENGINEER, DELIVERY, "杜鹏飞"),
            new Place(Group.IN_SALE_ENGINEER, DELIVERY, "叶晓彤"),
            new Place(Group.PROVISIONING, DELIVERY, "程大勇"),
            new Place(Group.PROVISIONING, DELIVERY, "苏永康"),
            new Place(Group.PROCUREMENT, DELIVERY, "魏玉芬"),
            new Place(Group.PROCUREMENT, DELIVERY, "卢振华"),
            new Place(Group.RESOURCE_ADMIN, DELIVERY, "蒋学文"),
            new Place(Group.RESOURCE_ADMIN, DELIVERY, "余佩珊"),
            new Place(Group.SERVICE_MANAGER, DELIVERY, "钟海燕"),
            new Place(Group.SERVICE_MANAGER, DELIVERY, "田志勇"),
            new Place(Group.NOC, DELIVERY, "任建国"),
            new Place(Group.NOC, DELIVERY, "姚倩"),
            new Place(Group.SUPERVISOR, CENTRE, "范晓军"),
            new Place(Group.SUPERVISOR, CENTRE, "方慧珍"),
            new Place(Group.PARTNER_MANAGER, PRODUCTS, "石磊"),
            new Place(Group.PARTNER_MANAGER, PRODUCTS, "廖美华"),
            new Place(Group.SETTLEMENT_CLERK, PRODUCTS, "邹慧君"),
            new Place(Group.SETTLEMENT_CLERK, PRODUCTS, "熊志明"),
            new Place(Group.CENTRE_MANAGER, CENTRE, "陆建华"),
            new Place(Group.CENTRE_MANAGER, PRESALES, "郝文静"),
            new Place(Group.CENTRE_MANAGER, BIDDING, "孔祥云"),
            new Place(Group.CENTRE_MANAGER, DELIVERY, "白志平"),
            new Place(Group.CENTRE_MANAGER, PRODUCTS, "崔艳红"),
            new Place(Group.CENTRE_MANAGER, BRANCH, "康伟雄"),
            new Place(Group.CENTRE_MANAGER, "tianhe", "毛雅芳"),
            new Place(Group.CENTRE_MANAGER, "haizhu", "邱国强"),
            new Place(Group.DEPARTMENT_HEAD, FirstAdmin.TOP, "秦振邦"),
            new Place(Group.DEPARTMENT_HEAD, FirstAdmin.TOP, "江若琳"),
            new Place(Group.PROCESS_MANAGER, CENTRE, "史文浩"),
            new Place(Group.PROCESS_MANAGER, CENTRE, "顾晓燕"),
            new Place(Group.AUDIT_VIEWER, FirstAdmin.TOP, "侯正清"),
            new Place(Group.AUDIT_VIEWER, FirstAdmin.TOP, "邵敏"));

    private static final Map<String, String> HEADS = Map.of(
            FirstAdmin.TOP,
            "departmentHead1",
            CENTRE,
            "centreManager1",
            PRESALES,
            "centreManager2",
            BIDDING,
            "centreManager3",
            DELIVERY,
            "centreManager4",
            PRODUCTS,
            "centreManager5",
            BRANCH,
            "centreManager6",
            "tianhe",
            "centreManager7",
            "haizhu",
            "centreManager8");

    private final People people;
    private final Organisation organisation;
    private final FirstAdmin firstAdmin;
    private final PasswordEncoder passwords;
    private final TransactionTemplate transaction;
    private final String password;

    DemoPeople(
            People people,
            Organisation organisation,
            FirstAdmin firstAdmin,
            PasswordEncoder passwords,
            TransactionTemplate transaction,
            @Value("${baton.demo.password:baton}") String password) {
        this.people = people;
        this.organisation = organisation;
        this.firstAdmin = firstAdmin;
        this.passwords = passwords;
        this.transaction = transaction;
        this.password = password;
    }

    /** Creates them all, or does nothing when they are there. */
    public void create() {
        transaction.executeWithoutResult(status -> {
            if (people.find(Group.ACCOUNT_MANAGER.id() + 1).isEmpty()) {
                createAll();
            }
        });
    }

    private void createAll() {
        // One hash for all: a slow one per person would hold up the first start for seconds, and the password is public
        // anyway.
        var hash = passwords.encode(password);
        firstAdmin.create(PEOPLE.get(0).name(), hash);
        for (var department : DEPARTMENTS) {
            organisation.createDepartment(
                    department.id(),
                    department.kind(),
                    department.parent(),
                    new DepartmentDetails(department.name(), department.nameEn(), null),
                    FirstAdmin.ID);
        }
        for (var place : PEOPLE) {
            var id = idOf(place);
            if (people.find(id).isEmpty()) {
                organisation.open(
                        id,
                        new PersonDetails(
                                place.name(),
                                place.department(),
                                Set.of(place.group().id()),
                                true,
                                // Customers read it on what they receive.
                                place.group() == Group.ACCOUNT_MANAGER ? id + "@example.com" : null),
                        hash,
                        FirstAdmin.ID);
            }
        }
        for (var department : people.departments()) {
            organisation.changeDepartment(
                    department.id(),
                    new DepartmentDetails(department.name(), department.nameEn(), HEADS.get(department.id())),
                    organisation.versionOfDepartment(department.id()),
                    FirstAdmin.ID);
        }
    }

    private static String idOf(Place place) {
        var number = PEOPLE.stream()
                        .filter(other -> other.group() == place.group())
                        .toList()
                        .indexOf(place)
                + 1;
        return place.group().id() + number;
    }

    private static Office district(String id, String name, String nameEn) {
        return new Office(id, Department.Kind.DISTRICT, BRANCH, name, nameEn + " District");
    }
}
