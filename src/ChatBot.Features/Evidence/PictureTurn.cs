using SkiaSharp;

namespace ChatBot.Features.Evidence;

/// <summary>How a picture has to be turned so that it stands as the camera was held (EXIF orientation 1 to 8).</summary>
internal readonly record struct PictureTurn(SKEncodedOrigin Origin)
{
    /// <summary>Width and height change places.</summary>
    public bool Swaps => Origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;

    public static PictureTurn Of(SKEncodedOrigin origin) => new(origin);

    /// <summary>Where a stored point stands upright; all in parts of width and height from 0 to below 1.</summary>
    public (double Across, double Down) Place(double x, double y) => Origin switch
    {
        SKEncodedOrigin.TopRight => (1 - x, y),
        SKEncodedOrigin.BottomRight => (1 - x, 1 - y),
        SKEncodedOrigin.BottomLeft => (x, 1 - y),
        SKEncodedOrigin.LeftTop => (y, x),
        SKEncodedOrigin.RightTop => (1 - y, x),
        SKEncodedOrigin.RightBottom => (1 - y, 1 - x),
        SKEncodedOrigin.LeftBottom => (y, 1 - x),
        _ => (x, y),
    };

    /// <summary>The same for drawing.</summary>
    /// <param name="width">Of the stored picture, in the units of the drawing.</param>
    public SKMatrix Matrix(float width, float height) => Origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
