using ChatBot.WeCom.Api;
using ChatBot.WeCom.Callback;
using ChatBot.WeCom.Tests.Callback;
using Microsoft.Extensions.Options;

namespace ChatBot.WeCom.Tests.Api;

public sealed class SettingsAndCodesTests
{
    [Theory]
    [InlineData("CorpId", "")]
    [InlineData("AgentId", "0")]
    [InlineData("Secret", "")]
    [InlineData("Token", "has blank")]
    [InlineData("EncodingAesKey", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2")]
    [InlineData("EncodingAesKey", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2=")]
    [InlineData("ApiBaseUrl", "qyapi.weixin.qq.com")]
    [InlineData("AttemptTimeout", "00:00:00")]
    public void A_wrong_setting_is_named_with_its_key(string key, string value)
    {
        var wecom = new FakeWeCom((key, value));

        var error = Assert.Throws<OptionsValidationException>(() => wecom.Get<IOptions<WeComOptions>>().Value);

        Assert.Contains($"WeCom:{key}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_settings_make_the_envelope_of_this_corp()
    {
        var wecom = new FakeWeCom();
        var crypto = wecom.Get<CallbackCrypto>();
        var echo = crypto.Encrypt("1616140317555161061");

        Assert.Equal("wwb7c2d9e4f1a08356", crypto.ReceiveId);
        Assert.Equal("1616140317555161061", wecom.Get<CallbackEnvelope>().VerifyUrl(new CallbackQuery(crypto.Sign("1", "2", echo), "1", "2", echo)));
        Assert.Equal("https://qyapi.weixin.qq.com", new WeComOptions().ApiBaseUrl);
    }

    [Fact]
    public void Pages_are_signed_as_in_the_vectors()
    {
        Assert.Equal(3, Vectors.JsSdk().Count());
        foreach (var vector in Vectors.JsSdk())
        {
            var signed = JsApiSignature.For(
                vector.Str("jsapi_ticket"), vector.Str("url"), vector.Str("noncestr"), DateTimeOffset.FromUnixTimeSeconds(vector.GetProperty("timestamp").GetInt64()));

            Assert.Equal(vector.Str("signature"), signed.Signature);
        }
    }

    [Theory]
    [InlineData(-1, WeComErrorKind.Retryable)]
    [InlineData(45033, WeComErrorKind.Retryable)]
    [InlineData(301026, WeComErrorKind.Retryable)]
    [InlineData(45009, WeComErrorKind.RateLimited)]
    [InlineData(40014, WeComErrorKind.TokenExpired)]
    [InlineData(42001, WeComErrorKind.TokenExpired)]
    [InlineData(41001, WeComErrorKind.Bug)]
    [InlineData(40001, WeComErrorKind.Configuration)]
    [InlineData(60020, WeComErrorKind.Configuration)]
    [InlineData(48002, WeComErrorKind.Configuration)]
    [InlineData(81013, WeComErrorKind.PermanentForRecipient)]
    [InlineData(60111, WeComErrorKind.PermanentForRecipient)]
    [InlineData(45002, WeComErrorKind.PermanentForContent)]
    [InlineData(42035, WeComErrorKind.PermanentForContent)]
    [InlineData(40007, WeComErrorKind.MediaExpired)]
    [InlineData(60140, WeComErrorKind.CardExpired)]
    [InlineData(42022, WeComErrorKind.LoginExpired)]
    [InlineData(50100, WeComErrorKind.RestartPaging)]
    [InlineData(999999, WeComErrorKind.Unlisted)]
    public void Every_code_has_its_reaction(int code, WeComErrorKind kind) => Assert.Equal(kind, WeComErrors.KindOf(code));
}
