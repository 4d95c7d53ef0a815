namespace ChatBot.Features.Evidence;

/// <summary>Why a file is no proof, and what to do instead, in Chinese. Pure.</summary>
public static class ProblemWords
{
    public static string Of(EvidenceProblem problem, EvidenceOptions limits) => problem switch
    {
        EvidenceProblem.Empty => "文件是空的（0 字节）",
        EvidenceProblem.TooLarge => $"超过 {limits.LargestBytes / 1024 / 1024} MB",
        EvidenceProblem.Heic => "是 HEIC/AVIF 格式，别人的设备多半打不开",
        EvidenceProblem.Animated => "是动图，说不清以哪一帧为准",
        EvidenceProblem.TooManyPixels => $"尺寸太大，超过 {limits.LargestPixels / 10_000:N0} 万像素",
        EvidenceProblem.Corrupt => "图片损坏或没有传完，打不开",
        EvidenceProblem.NotAPicture => "内容不是图片",
        EvidenceProblem.UnknownKind => "认不出是什么文件",
        _ => "",
    };

    public static string Advice(EvidenceProblem problem) => problem switch
    {
        EvidenceProblem.Empty or EvidenceProblem.Corrupt => "请在手机上确认图片能打开，再重新发一次；还不行就截屏后发截图。",
        EvidenceProblem.TooLarge or EvidenceProblem.TooManyPixels => "请不要勾选「原图」发送，或截屏后发截图。",
        EvidenceProblem.Heic => "苹果手机请在 设置→相机→格式 选「兼容性最佳」后重拍，或截屏后发截图（截图是 PNG）。",
        EvidenceProblem.Animated => "请截取其中一帧，作为普通图片发送。",
        EvidenceProblem.NotAPicture or EvidenceProblem.UnknownKind => "请发 JPG 或 PNG 图片；文件请先截图。",
        _ => "",
    };
}
