using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Credex.CoCreate.Practices.Pictures;
using SkiaSharp;

namespace Credex.CoCreate.Tests.Practices.Pictures;

/// <summary>Few bytes that unpack into many: each costs under 200 MB and two seconds. Measured alone, since memory is of the whole process.</summary>
[Collection(nameof(PictureBombs))]
public sealed partial class PictureBombTests
{
    private const long MostMemory = 200L * 1024 * 1024;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    public static TheoryData<string> Bombs => ["wide", "tall", "huge", "interlaced", "largest PNG", "deepest PNG", "largest interlaced", "scans", "profile", "webp"];

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task A_bomb_costs_little(string name)
    {
        var (file, fault) = Make(name);
        Assert.True(file.Length <= PictureMaker.LargestFile);
        using var maker = new PictureMaker();
        await maker.MakeAsync(RawPictures.Honest(SKEncodedImageFormat.Png, 8, 8), TestContext.Current.CancellationToken);

        // Time is that of this process: others have the processor too.
        var before = ForgetPeak();
        var spent = Process.GetCurrentProcess().TotalProcessorTime;
        var made = await maker.MakeAsync(file, TestContext.Current.CancellationToken);
        spent = Process.GetCurrentProcess().TotalProcessorTime - spent;
        var peak = Peak() - before;

        TestContext.Current.SendDiagnosticMessage($"{name}: {file.Length} bytes, {peak / 1024 / 1024} MB, {spent.TotalMilliseconds:F0} ms, {made.Fault?.ToString() ?? "made"}");
        Assert.Equal(fault, made.Fault);
        Assert.InRange(peak, long.MinValue, MostMemory);
        Assert.InRange(spent, TimeSpan.Zero, MostTime);
    }

    [Fact]
    public async Task Several_at_once_wait_for_each_other()
    {
        var file = RawPictures.Png(6000, 4000);
        using var maker = new PictureMaker();
        var before = ForgetPeak();

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => maker.MakeAsync(file, TestContext.Current.CancellationToken)));

        Assert.All(made, one => Assert.Null(one.Fault));
        Assert.InRange(Peak() - before, long.MinValue, MostMemory);
    }

    private static (byte[] File, PictureFault? Fault) Make(string name) => name switch
    {
        "wide" => (RawPictures.Png(60_000, 100), PictureFault.ManyPixels),
        "tall" => (RawPictures.Png(100, 60_000), PictureFault.ManyPixels),
        "huge" => (RawPictures.Png(16, 16, declaredHeight: 900_000), PictureFault.ManyPixels),
        "interlaced" => (RawPictures.Png(6000, 4000, interlace: 1), PictureFault.ManyPixels),
        "largest PNG" => (RawPictures.Png(6000, 4000), null),
        "deepest PNG" => (RawPictures.Png(6000, 4000, depth: 16), null),
        "largest interlaced" => (RawPictures.Png(2000, 4000, depth: 16, interlace: 1), PictureFault.Damaged),
        "scans" => (RawPictures.ScanBomb(6000, 4000, scans: 100_000), PictureFault.Damaged),
        "profile" => (RawPictures.With(RawPictures.Honest(SKEncodedImageFormat.Png, 64, 32), "iCCP"u8, [.. "x\0\0"u8, .. Packed(60_000_000)]), null),
        "webp" => (RawPictures.Honest(SKEncodedImageFormat.Webp, 6000, 4000), null),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static byte[] Packed(int zeros)
    {
        using var packed = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.Fastest))
        {
            zlib.Write(new byte[zeros]);
        }

        return packed.ToArray();
    }

    /// <summary>Sets the peak back to what is held now, and says how much that is.</summary>
    private static long ForgetPeak()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells the peak of a process anew.");
        // What is young is enough: after thousands of tests all that is old takes longer to walk than a bomb to refuse.
        GC.Collect(1);
        File.WriteAllText("/proc/self/clear_refs", "5");
        return Peak();
    }

    private static long Peak() =>
        long.Parse(HighWater().Match(File.ReadAllText("/proc/self/status")).Groups["kilobytes"].Value, CultureInfo.InvariantCulture) * 1024;

    [GeneratedRegex(@"^VmHWM:\s+(?<kilobytes>\d+) kB", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex HighWater();
}

[CollectionDefinition(nameof(PictureBombs), DisableParallelization = true)]
public sealed class PictureBombs;
