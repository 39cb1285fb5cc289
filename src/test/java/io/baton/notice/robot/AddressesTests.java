package io.baton.notice.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses Baton calls, and which it does not however they are written. */
class AddressesTests {

    private static final List<String> PRODUCT = List.of("qyapi.weixin.qq.com", "oapi.dingtalk.com");

    private static Addresses allowing(List<String> hosts, String resolved) {
        return new Addresses(hosts, new Names(Map.of("public.example", resolved, "inside.example", resolved)));
    }

    /** Reads literal addresses as the system does, and knows names of its own. */
    private record Names(Map<String, String> known) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return InetAddress.getAllByName(known.getOrDefault(host, host));
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1",
                "HTTPS://QYAPI.WEIXIN.QQ.COM/cgi-bin/webhook/send?key=1",
                "https://oapi.dingtalk.com:443/robot/send?access_token=1",
                "  https://oapi.dingtalk.com/robot/send?access_token=1  "
            })
    void allowsTheTwoServices(String address) {
        assertThatCode(() -> allowing(PRODUCT, "1.1.1.1").check(address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "'', UNREADABLE",
        "qyapi.weixin.qq.com, UNREADABLE",
        "https://, UNREADABLE",
        "https:///x, UNREADABLE",
        "https://qy api.weixin.qq.com/, UNREADABLE",
        "javascript:alert(1), UNREADABLE",
        "file:///etc/passwd, UNREADABLE",
        "https://qyapi_weixin.qq.com/, UNREADABLE",
        "https://例子.cn/, UNREADABLE",
        "http://qyapi.weixin.qq.com/, NOT_HTTPS",
        "ftp://qyapi.weixin.qq.com/, NOT_HTTPS",
        "gopher://qyapi.weixin.qq.com/, NOT_HTTPS",
        "https://me:secret@qyapi.weixin.qq.com/, CREDENTIALS",
        "https://qyapi.weixin.qq.com@127.0.0.1/, CREDENTIALS",
        "https://qyapi.weixin.qq.com:22/, PORT",
        "https://qyapi.weixin.qq.com.evil.example/, HOST",
        "https://evil.example/qyapi.weixin.qq.com, HOST",
        "https://evil.example/#@qyapi.weixin.qq.com, HOST",
        "https://qyapi.weixin.qq.com./, HOST",
        "https://localhost/, HOST",
        "https://127.0.0.1/, HOST",
        "https://2130706433/, HOST",
        "https://0x7f000001/, HOST",
        "https://0177.0.0.1/, HOST",
        "https://127.1/, UNREADABLE",
        "https://[::1]/, HOST",
        "https://[::ffff:127.0.0.1]/, HOST",
        "https://169.254.169.254/latest/meta-data/, HOST",
        "https://metadata.google.internal/, HOST",
        "https://10.0.0.1/, HOST"
    })
    void refusesEverythingElse(String address, AddressRefused.Why why) {
        assertThatThrownBy(() -> allowing(PRODUCT, "1.1.1.1").check(address))
                .isInstanceOfSatisfying(AddressRefused.class, refused -> assertThat(refused.why())
                        .isEqualTo(why));
    }

    /** Also for a host that somebody allowed by mistake, and for a name that leads inside. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "2130706433",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.100.100.200",
                "100.64.0.1",
                "168.63.129.16",
                "192.0.0.192",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "fd00:ec2::254",
                "fec0::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:7f00:1::",
                "2001:db8::1"
            })
    void callsNothingInside(String resolved) {
        var addresses = allowing(List.of("inside.example"), resolved);
        assertThatThrownBy(() -> addresses.resolve("inside.example"))
                .isInstanceOfSatisfying(AddressRefused.class, refused -> assertThat(refused.why())
                        .isEqualTo(AddressRefused.Why.INTERNAL));
        assertThatThrownBy(() -> addresses.checkAndResolve("https://inside.example/hook"))
                .isInstanceOf(AddressRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.1.1.1", "101.226.1.1", "172.32.0.1", "100.128.0.1", "198.20.0.1", "2606:4700::1", "240e::1"})
    void callsThePublicInternet(String resolved) throws UnknownHostException {
        assertThat(allowing(List.of("public.example"), resolved).resolve("public.example"))
                .hasSize(1);
    }

    @Test
    void refusesAHostOfWhichOneAddressIsInside() {
        var addresses = new Addresses(List.of("mixed.example"), new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("127.0.0.1")};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        });
        assertThatThrownBy(() -> addresses.resolve("mixed.example")).isInstanceOf(AddressRefused.class);
    }

    @Test
    void callsAnOriginThatTheOperatorWroteOutAndNothingBesideIt() throws UnknownHostException {
        var addresses = new Addresses(List.of("http://127.0.0.1:8099"), new Names(Map.of()));
        assertThatCode(() -> addresses.check("http://127.0.0.1:8099/hook?key=1"))
                .doesNotThrowAnyException();
        assertThat(addresses.resolve("127.0.0.1")).hasSize(1);
        for (var other : List.of(
                "http://127.0.0.1:8098/", "http://127.0.0.1/", "https://127.0.0.1:8099/", "http://localhost:8099/")) {
            assertThatThrownBy(() -> addresses.check(other)).isInstanceOf(AddressRefused.class);
        }
    }

    @Test
    void acceptsAHostThatNobodyKnowsRightNow() {
        var offline = new Addresses(PRODUCT, new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                throw new UnknownHostException(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        });
        assertThatCode(() -> offline.checkAndResolve("https://oapi.dingtalk.com/robot/send?access_token=1"))
                .doesNotThrowAnyException();
    }
}
