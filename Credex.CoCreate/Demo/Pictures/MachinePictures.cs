using static Credex.CoCreate.Demo.Pictures.Print;
using static Credex.CoCreate.Demo.Pictures.Shape;

namespace Credex.CoCreate.Demo.Pictures;

/// <summary>What sound and film come out of.</summary>
internal static class MachinePictures
{
    public static void Console(Print print)
    {
        print.Lay(Pink, Disc(800, 300, 330), Tone.Dots);
        Speaker(print, 40);
        Speaker(print, 1290);

        var bridge = Polygon(390, 170, 1210, 170, 1240, 390, 360, 390);
        print.Solid(Plum, bridge);
        foreach (var (x, needle) in new[] { (460f, -38f), (690f, 6f), (920f, 30f) })
        {
            Meter(print, x, needle);
        }

        var desk = Polygon(360, 390, 1240, 390, 1320, 900, 280, 900);
        print.Solid(Blue, desk);
        Ink[] caps = [Red, Yellow, Pink, Green, Red, Yellow, Pink, Green, Red];
        float[] levels = [.62f, .35f, .5f, .18f, .28f, .74f, .44f, .1f, .56f];
        for (var strip = 0; strip < 9; strip++)
        {
            float X(float y) => 800 + ((strip - 4) * (96 + ((y - 390) * .0176f)));
            foreach (var (y, ink) in new[] { (446f, Yellow), (522f, Pink) })
            {
                print.Spare(Disc(X(y), y, 27));
                print.Lay(ink, Disc(X(y), y, 27));
                print.Outline(Disc(X(y), y, 27), 6);
                var turn = (((strip * 67) + (y * 3)) % 270) - 135;
                print.At(X(y), y, turn, () => print.Outline(Line(0, -4, 0, -25), 6));
            }

            print.Spare(Polygon(X(580) - 7, 580, X(580) + 7, 580, X(860) + 8, 860, X(860) - 8, 860));
            print.Scratch(Times(6, mark => Line(X(600 + (mark * 48)) - 24, 600 + (mark * 48), X(600 + (mark * 48)) + 24, 600 + (mark * 48))), 4);
            print.Outline(Line(X(580), 580, X(860), 860), 6);
            var at = 590 + (levels[strip] * 250);
            print.Solid(caps[strip], Rect(X(at) - 32, at - 24, 64, 48));
            print.Outline(Line(X(at) - 32, at, X(at) + 32, at), 6);
        }

        print.Outline(desk, 9);
        print.Solid(Plum, Polygon(280, 900, 1320, 900, 1330, 946, 270, 946));
        print.Black(Rect(0, 946, Width, 54));
    }

    private static void Meter(Print print, float x, float needle)
    {
        var face = Rect(x, 200, 200, 154);
        print.Spare(face);
        print.Lay(Yellow, face);
        print.Within(face, () =>
        {
            print.Lay(Red, Text($"M{x + 128} 216L{x + 216} 236V300L{x + 150} 262Z"));
            print.Outline(Text($"M{x + 22} 296A104 104 0 0 1 {x + 178} 296"), 5);
            print.At(x + 100, 366, needle, () => print.Outline(Line(0, 0, 0, -132), 6));
            print.Black(Disc(x + 100, 360, 26));
        });
        print.Outline(face);
    }

    private static void Speaker(Print print, float x)
    {
        print.Solid(Plum, Rect(x, 130, 270, 816));
        foreach (var (y, radius) in new[] { (290f, 92f), (550f, 110f), (800f, 110f) })
        {
            print.Spare(Disc(x + 135, y, radius));
            print.Lay(Red, Disc(x + 135, y, radius));
            print.Outline(Disc(x + 135, y, radius));
            print.Spare(Disc(x + 135, y, radius * .72f));
            print.Lay(Pink, Disc(x + 135, y, radius * .72f));
            print.Outline(Disc(x + 135, y, radius * .72f));
            print.Black(Disc(x + 135, y, radius * .3f));
        }

        print.Scratch(Line(x + 20, 160, x + 50, 160) + Line(x + 220, 160, x + 250, 160) + Line(x + 20, 916, x + 50, 916) + Line(x + 220, 916, x + 250, 916), 6);
    }

    public static void Projector(Print print)
    {
        print.Lay(Yellow, Polygon(1010, 430, 1620, 150, 1620, 700, 1010, 480));
        print.Lay(Sky, Disc(1490, 430, 300));
        print.Lay(Pink, Disc(420, 330, 330), Tone.Dots);

        // Two crates under it.
        foreach (var (x, y, width, ink) in new[] { (380f, 792f, 760f, Green), (460f, 632f, 620f, Sky) })
        {
            print.Solid(ink, Rect(x, y, width, 160));
            print.Outline(Rect(x + 24, y + 24, width - 48, 112), 5);
            print.Black(Rect(x - 4, y - 4, 60, 18) + Rect(x - 4, y - 4, 18, 60) + Rect(x + width - 56, y - 4, 60, 18) + Rect(x + width - 14, y - 4, 18, 60));
            print.Black(Rect(x + (width / 2) - 70, y + 58, 140, 16));
        }

        Reel(print, 560, 210, 196);
        Reel(print, 980, 190, 166);
        print.Solid(Plum, Polygon(590, 330, 650, 330, 740, 460, 680, 460) + Polygon(880, 300, 940, 320, 880, 460, 820, 460));
        print.Solid(Blue, Rect(600, 390, 330, 200));
        print.Outline(Rect(630, 420, 150, 140) + Disc(706, 490, 46), 5);
        print.Lay(Red, Disc(706, 490, 46));
        print.Solid(Blue, Rect(640, 590, 60, 42) + Rect(830, 590, 60, 42));
        print.Solid(Red, Rect(930, 418, 50, 74));
        print.Solid(Plum, Rect(980, 404, 40, 102));
        print.Scratch(Times(5, slit => Line(814, 430 + (slit * 28), 904, 430 + (slit * 28))), 7);

        Film(print);
        print.Black(Rect(0, 952, Width, 48));
    }

    private static void Reel(Print print, float x, float y, float radius)
    {
        print.Solid(Plum, Disc(x, y, radius));
        foreach (var degrees in new[] { 0, 120, 240 })
        {
            var (sin, cos) = MathF.SinCos((degrees - 90) * MathF.PI / 180);
            var hole = Disc(x + (cos * radius * .55f), y + (sin * radius * .55f), radius * .28f);
            print.Spare(hole);
            print.Lay(Sky, hole);
            print.Outline(hole, 6);
        }

        print.Spare(Disc(x, y, radius * .14f));
        print.Scratch(Disc(x, y, radius * .9f), 4);
    }

    private static void Film(Print print)
    {
        const string strip = "M380 250C250 380 420 470 330 590C250 700 60 640 70 780C80 920 300 850 370 930";
        print.Outline(strip, 92);
        print.Scratch(strip, 78);
        print.Outline(strip, 60);
        using var dashes = new Beads(strip);
        foreach (var (x, y, degrees) in dashes.Every(50))
        {
            print.At(x, y, degrees, () =>
            {
                print.Spare(Rect(-18, -22, 36, 44));
                print.Lay(Red, Rect(-18, -22, 36, 44));
                print.Black(Rect(-7, -36, 14, 6) + Rect(-7, 30, 14, 6) + Rect(16, -36, 14, 6) + Rect(16, 30, 14, 6));
            });
        }
    }
}
