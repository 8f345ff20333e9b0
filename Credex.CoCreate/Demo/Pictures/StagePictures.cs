using static Credex.CoCreate.Demo.Pictures.Print;
using static Credex.CoCreate.Demo.Pictures.Shape;

namespace Credex.CoCreate.Demo.Pictures;

/// <summary>Where something is played.</summary>
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

        Curtain(print);
        print.At(Width, 0, 0, () => Curtain(print), mirrored: true);

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

    /// <summary>The left one.</summary>
    private static void Curtain(Print print)
    {
        const string cloth = "M-10 0H380C370 420 250 560 250 960H-10Z";
        print.Spare(cloth);
        print.Lay(Red, cloth);
        print.Within(cloth, () =>
        {
            print.Lay(Plum, "M-10 0H90C80 420 -40 560 60 960H-10Z");
            print.Lay(Plum, "M180 0H236C230 420 176 560 150 960H108C132 560 176 420 180 0Z");
            print.Lay(Pink, "M300 0H340C330 420 226 560 214 960H188C200 560 290 420 300 0Z");
        });
        print.Outline(cloth);
        print.Solid(Yellow, "M-10 560H296L284 606H-10Z");
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
            var (topX, topY, footX, footY) = (800 + (cos * 1000), 520 + (sin * 580), 800 + (cos * 200), 520 + (sin * 120));
            var stairs = Polygon(footX + side, footY + down, topX + side, topY + down, topX - side, topY - down, footX - side, footY - down);
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
}
