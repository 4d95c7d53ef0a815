using System.Globalization;
using ChatBot.Features.Imports;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace ChatBot.Web;

/// <summary>What is shown where no page could be made: what happened, and what to do.</summary>
internal static class PlainPage
{
    public static Task AnswerAsync(StatusCodeContext context)
    {
        var response = context.HttpContext.Response;
        var (title, advice) = response.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => ("文件太大", $"一个文件最多 {ImportLimits.Bytes / 1024 / 1024} MB。请分成几个文件，返回后再传。"),
            StatusCodes.Status400BadRequest => ("这次提交没有成功", "页面可能开得太久，或浏览器不接受 Cookie。请返回上一页刷新后再试；还不行，就在聊天里重新发「导入」。"),
            StatusCodes.Status404NotFound => ("没有这一页", "请从聊天里的链接打开。"),
            _ => ("打不开", "请稍后再试；还不行，请把这个数字告诉管理员：" + response.StatusCode.ToString(CultureInfo.InvariantCulture)),
        };
        response.ContentType = ContentType;
        return response.WriteAsync(Html(title, advice), context.HttpContext.RequestAborted);
    }

    public static IResult Say(int status, string title, string advice) => Results.Content(Html(title, advice), ContentType, statusCode: status);

    private const string ContentType = "text/html; charset=utf-8";

    private static string Html(string title, string advice) =>
        $"""
        <!doctype html>
        <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><link rel="stylesheet" href="/assets/site.css"></head>
        <body><main><section class="card"><h1>{title}</h1><p>{advice}</p></section></main></body></html>
        """;
}
