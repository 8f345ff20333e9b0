using static Credex.CoCreate.Demo.Pictures.Print;
using static Credex.CoCreate.Demo.Pictures.Shape;

namespace Credex.CoCreate.Demo.Pictures;

/// <summary>Where something is heard or shown.</summary>
internal static class StagePictures
{
    public static void Stage(Print print)
    {
        print.Outline(Times(11, board => Line(250 + (board * 110), 760, board * 160, 960)), 4);

        // Three beams from a bar; where they cross, they multiply.
        print.Lay(Yellow, Polygon(470, 196, 530, 196, 900, 866, 260, 866));
        print.Lay(Sky, Polygon(770, 196, 830, 196, 1130, 866, 470, 866));
        print.Lay(Pink, Polygon(1070, 196, 1130, 196, 1340, 866, 700, 866));
        print.Lay(Yellow, Oval(580, 866, 320, 52));
        print.Lay(Sky, Oval(800, 866, 330, 52));
        print.Lay(Pink, Oval(1020, 866, 320, 52));

        print.Outline(Line(250, 760, 1350, 760));
        Ladder(print);
        Crate(print, Blue, 860, 700, 190, 160);
        Crate(print, Green, 1010, 760, 150, 112);

        print.Black(Rect(0, 128, Width, 14));
        foreach (var x in new[] { 500f, 800f, 1100f })
        {
            print.Black(Rect(x - 6, 128, 12, 30) + Polygon(x - 34, 150, x + 34, 150, x + 52, 212, x - 52, 212));
        }

        Curtain(print, 0, 1);
        Curtain(print, Width, -1);

        // The valance hangs in seven scallops.
        var valance = "M-10 -10H1610V70" + Times(7, fold => Text($"A115 66 0 0 1 {1610 - ((fold + 1) * 231.5f)} 70")) + "Z";
        print.Solid(Red, valance);
        print.Lay(Pink, valance, Tone.Stripes);
        print.Outline(valance);
        print.Black(Rect(0, 960, Width, 40));
        print.Solid(Yellow, Times(9, lamp => Dome(80 + (lamp * 180), 962, 34, 30)));
    }

    private static void Ladder(Print print)
    {
        print.Solid(Red, Polygon(556, 330, 582, 330, 500, 880, 470, 880) + Polygon(640, 330, 666, 330, 736, 880, 706, 880));
        print.Solid(Yellow, Times(7, rung => Rect(548 - (rung * 10), 396 + (rung * 68), 126 + (rung * 19), 18)));
        print.Solid(Red, Rect(540, 312, 142, 34));
    }

    private static void Crate(Print print, Ink ink, float x, float y, float width, float height)
    {
        print.Solid(ink, Rect(x, y, width, height));
        print.Outline(Rect(x + 18, y + 18, width - 36, height - 36) + Line(x + 18, y + 18, x + width - 18, y + height - 18), 5);
    }

    private static void Curtain(Print print, float edge, int to)
    {
        string Folded(float inner, float foot) => Text($"M{edge} 0H{edge + (to * inner)}C{edge + (to * (inner - 10))} 420 {edge + (to * (inner - 130))} 560 {edge + (to * foot)} 960H{edge}Z");
        var cloth = Folded(380, 250);
        print.Spare(cloth);
        print.Lay(Red, cloth);
        print.Lay(Plum, Folded(90, 60));
        print.Within(cloth, () => print.Lay(Plum, Text($"M{edge + (to * 180)} 0H{edge + (to * 236)}C{edge + (to * 230)} 420 {edge + (to * 176)} 560 {edge + (to * 150)} 960H{edge + (to * 108)}C{edge + (to * 132)} 560 {edge + (to * 176)} 420 {edge + (to * 180)} 0Z")));
        print.Within(cloth, () => print.Lay(Pink, Text($"M{edge + (to * 300)} 0H{edge + (to * 340)}C{edge + (to * 330)} 420 {edge + (to * 226)} 560 {edge + (to * 214)} 960H{edge + (to * 188)}C{edge + (to * 200)} 560 {edge + (to * 290)} 420 {edge + (to * 300)} 0Z")));
        print.Outline(cloth);
        print.Solid(Yellow, Text($"M{edge} 560H{edge + (to * 296)}L{edge + (to * 284)} 606H{edge}Z"));
    }

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

    public static void Amphitheatre(Print print)
    {
        print.Lay(Plum, Rect(-20, -20, 1640, 400));
        print.Spare(Disc(1180, 190, 138));
        print.Lay(Yellow, Disc(1180, 190, 138));
        print.Outline(Disc(1180, 190, 138));
        print.Spare(Times(9, star => Disc(90 + (star * 111), 60 + ((star * 71) % 190), 5 + (star % 3))));
        print.Spare(Rect(0, 376, Width, 144));
        print.Lay(Blue, Rect(-10, 376, 1620, 144));
        print.Outline(Line(0, 376, Width, 376));
        print.Scratch("M40 430H180M260 462H420M980 410H1060M1300 440H1420M1480 470H1580M1096 430H1266M1120 462H1240", 7);
        print.At(-96, 0, 0, () => Ferry(print));

        // The tiers, from the highest to the stage; stairs cut them in six.
        Ink?[] inks = [Sky, null, Pink, null, Sky, null, Pink, null];
        var rows = Enumerable.Range(0, 8).Select(tier => Text($"M{-170 + (tier * 88)} 520A{970 - (tier * 88)} {540 - (tier * 48)} 0 0 0 {1770 - (tier * 88)} 520Z")).ToList();
        for (var tier = 0; tier < rows.Count; tier++)
        {
            print.Spare(rows[tier]);
            if (inks[tier] is { } ink)
            {
                print.Lay(ink, rows[tier]);
            }
        }

        foreach (var degrees in new[] { 24f, 57f, 90f, 123f, 156f })
        {
            var (sin, cos) = MathF.SinCos(degrees * MathF.PI / 180);
            var (side, down) = (-sin * 20, cos * 20);
            var stairs = Polygon(800 + (cos * 200) + side, 520 + (sin * 120) + down, 800 + (cos * 1000) + side, 520 + (sin * 580) + down, 800 + (cos * 1000) - side, 520 + (sin * 580) - down, 800 + (cos * 200) - side, 520 + (sin * 120) - down);
            print.Spare(stairs);
            print.Lay(Yellow, stairs);
            print.Outline(stairs, 5);
        }

        foreach (var row in rows)
        {
            print.Outline(row, 6);
        }

        // The round of the stage, and the wall behind it with its three doors.
        print.Solid(Red, "M546 520A254 150 0 0 0 1054 520Z");
        print.Outline("M606 520A194 104 0 0 0 994 520", 5);
        print.Solid(Green, Rect(-20, 496, 1640, 26));
        print.Solid(Yellow, Rect(470, 396, 660, 124));
        print.Black(Rect(450, 376, 700, 26));
        foreach (var x in new[] { 520f, 745f, 970f })
        {
            print.Solid(Plum, Arch(x, 520, 110, 100));
        }

        print.Outline(Times(2, column => Line(680 + (column * 20), 402, 680 + (column * 20), 520) + Line(900 + (column * 20), 402, 900 + (column * 20), 520)), 5);
    }

    private static void Ferry(Print print)
    {
        print.Spare("M150 330H520L480 402H190ZM210 272H450V330H210ZM256 226H410V272H256Z");
        print.Inked(Red, "M150 330H520L480 402H190Z");
        print.Outline("M210 272H450V330H210ZM256 226H410V272H256Z");
        print.Lay(Yellow, Times(6, window => Rect(226 + (window * 37), 286, 22, 26)) + Times(4, window => Rect(270 + (window * 34), 238, 20, 22)));
        print.Outline(Times(6, window => Rect(226 + (window * 37), 286, 22, 26)) + Times(4, window => Rect(270 + (window * 34), 238, 20, 22)), 4);
        print.Solid(Red, Polygon(304, 160, 364, 160, 370, 226, 298, 226));
        print.Black(Rect(300, 158, 66, 20));
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
