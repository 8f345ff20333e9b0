using SkiaSharp;

namespace Credex.CoCreate.Demo.Pictures;

/// <summary>Places along a line, with the direction it has there.</summary>
internal sealed class Beads(string line) : IDisposable
{
    private readonly SKPath _path = SKPath.ParseSvgPathData(line);

    public IEnumerable<(float X, float Y, float Degrees)> Every(float step)
    {
        using var measure = new SKPathMeasure(_path);
        for (var at = step / 2; at < measure.Length; at += step)
        {
            if (measure.GetPositionAndTangent(at, out var place, out var tangent))
            {
                yield return (place.X, place.Y, MathF.Atan2(tangent.Y, tangent.X) * 180 / MathF.PI);
            }
        }
    }

    public void Dispose() => _path.Dispose();
}
