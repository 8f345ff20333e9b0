using static Credex.CoCreate.Demo.Pictures.Print;
using static Credex.CoCreate.Demo.Pictures.Shape;

namespace Credex.CoCreate.Demo.Pictures;

/// <summary>Where something is made by hand.</summary>
internal static class WorkshopPictures
{
    public static void Tiles(Print print)
    {
        const float size = 236;
        print.Lay(Sky, Rect(-20, -20, 1640, 846));
        print.Spare(Rect(-20, 64, 1352, 708));
        print.Lay(Pink, Rect(-10, 826, 1620, 184));
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 6; column++)
            {
                var (x, y) = (-84 + (column * size), 64 + (row * size));
                if ((row, column) is (0, 3) or (1, 2) or (2, 4))
                {
                    print.Lay(Plum, Rect(x, y, size, size));
                    print.Spare(Rect(x + 16, y + 16, size - 32, size - 32));
                    print.Lay(Pink, Rect(x + 16, y + 16, size - 32, size - 32), Tone.Dots);
                    print.Outline(Rect(x, y, size, size) + Rect(x + 16, y + 16, size - 32, size - 32), 4);
                    continue;
                }

                print.At(x + (size / 2), y + (size / 2), 0, () => Tile(print, size, star: (row + column) % 2 == 0));
            }
        }

        print.Black(Rect(0, 772, 1338, 14) + Rect(0, 826, Width, 8));
        print.Lay(Plum, Polygon(1130, 918, 1440, 918, 1560, 980, 1180, 980), Tone.Stripes);
        print.At(1300, 726, -13, () => Tile(print, 330, star: true));
    }

    private static void Tile(Print print, float size, bool star)
    {
        var half = size / 2;
        var square = Rect(-half, -half, size, size);
        print.Spare(square);
        print.Within(square, () =>
        {
            if (star)
            {
                var arm = half * .62f;
                print.Lay(Blue, Rect(-arm, -arm, 2 * arm, 2 * arm));
                print.Lay(Sky, Times(4, corner => Disc(corner % 2 == 0 ? -half : half, corner < 2 ? -half : half, half * .3f)));
                print.Lay(Yellow, Polygon(0, -half * .88f, half * .88f, 0, 0, half * .88f, -half * .88f, 0));
                print.Spare(Disc(0, 0, half * .26f));
                print.Lay(Yellow, Disc(0, 0, half * .2f));
                print.Outline(Disc(0, 0, half * .26f), 4);
            }
            else
            {
                print.Lay(Blue, Times(4, corner => Disc(corner % 2 == 0 ? -half : half, corner < 2 ? -half : half, half * .86f)));
                print.Spare(Times(4, corner => Disc(corner % 2 == 0 ? -half : half, corner < 2 ? -half : half, half * .48f)));
                print.Lay(Yellow, Times(4, corner => Disc(corner % 2 == 0 ? -half : half, corner < 2 ? -half : half, half * .3f)));
                print.Lay(Sky, Polygon(0, -half * .42f, half * .42f, 0, 0, half * .42f, -half * .42f, 0));
            }
        });
        print.Outline(square);
    }

    public static void Kiln(Print print)
    {
        const string body = "M380 900V520A420 400 0 0 1 1220 520V900Z";
        var mouth = Arch(590, 900, 420, 500);
        const string smoke = "M1064 92C1050 20 1130 -20 1180 10C1230 -60 1330 -40 1350 30C1420 -10 1500 40 1480 110C1550 90 1620 130 1610 190V330C1560 380 1470 350 1470 290C1410 320 1350 290 1350 230C1290 250 1240 210 1250 160C1210 170 1150 150 1136 92Z";
        print.Inked(Sky, smoke);
        print.Lay(Pink, Disc(400, 330, 270), Tone.Dots);
        print.Solid(Red, Rect(1030, 90, 140, 330));
        print.Black(Rect(1010, 72, 180, 36));
        print.Spare(body);
        print.Lay(Red, body);
        print.Lay(Yellow, body, Tone.Dots);
        print.Within(body, () => print.Scratch(Bricks(), 5));
        print.Outline(body, 9);
        print.Spare(Arch(540, 900, 520, 550));
        print.Lay(Pink, Arch(540, 900, 520, 550));
        print.Outline(Arch(540, 900, 520, 550));
        print.Outline(Times(9, stone => Ray(800, 610, 210, 260, 180 + (stone * 22.5f))) + Times(5, stone => Line(540, 640 + (stone * 56), 590, 640 + (stone * 56)) + Line(1010, 640 + (stone * 56), 1060, 640 + (stone * 56))), 5);
        print.Spare(mouth);
        print.Within(mouth, () =>
        {
            print.Lay(Yellow, mouth);
            print.Lay(Red, "M590 910V760C620 800 640 800 652 730C690 790 700 800 716 690C760 780 770 790 800 700C826 790 850 780 880 680C896 790 920 800 950 736C964 800 990 800 1016 760V910Z");
            print.Lay(Red, Arch(590, 900, 420, 500), Tone.Dots);
            print.Spare("M660 910C650 860 680 850 690 812C716 850 724 860 720 910ZM770 910C760 850 786 840 800 790C826 840 836 860 830 910ZM884 910C874 860 900 850 912 812C934 850 944 860 940 910Z");
            print.Lay(Yellow, "M660 910C650 860 680 850 690 812C716 850 724 860 720 910ZM770 910C760 850 786 840 800 790C826 840 836 860 830 910ZM884 910C874 860 900 850 912 812C934 850 944 860 940 910Z");
            Vase(print, Blue, 690, 540, 1);
            Vase(print, Green, 800, 540, 1.25f);
            Vase(print, Blue, 912, 540, 1);
            print.Black(Rect(580, 540, 440, 16));
            Bowl(print, Plum, 660, 672);
            Bowl(print, Blue, 800, 672);
            Bowl(print, Plum, 940, 672);
            print.Black(Rect(580, 672, 440, 16));
        });
        print.Outline(mouth, 9);
        print.Black(Rect(0, 900, Width, 12));
        print.Lay(Plum, Rect(0, 912, Width, 100), Tone.Stripes);
        Vase(print, Blue, 1340, 900, 2.9f);
        Bowl(print, Green, 1490, 900);
        print.Solid(Yellow, Times(4, log => Disc(160 + (log * 66), 866, 33)) + Times(3, log => Disc(193 + (log * 66), 808, 33)) + Times(2, log => Disc(226 + (log * 66), 750, 33)));
        print.Outline(Times(4, log => Disc(160 + (log * 66), 866, 14)) + Times(3, log => Disc(193 + (log * 66), 808, 14)) + Times(2, log => Disc(226 + (log * 66), 750, 14)), 4);
    }

    private static void Vase(Print print, Ink ink, float x, float foot, float scale) =>
        print.Solid(ink, Text($"M{x - (22 * scale)} {foot}C{x - (60 * scale)} {foot - (50 * scale)} {x - (20 * scale)} {foot - (70 * scale)} {x - (26 * scale)} {foot - (98 * scale)}H{x + (26 * scale)}C{x + (20 * scale)} {foot - (70 * scale)} {x + (60 * scale)} {foot - (50 * scale)} {x + (22 * scale)} {foot}Z"));

    private static void Bowl(Print print, Ink ink, float x, float foot) =>
        print.Solid(ink, Text($"M{x - 56} {foot - 70}H{x + 56}C{x + 50} {foot - 20} {x + 30} {foot - 14} {x + 24} {foot}H{x - 24}C{x - 30} {foot - 14} {x - 50} {foot - 20} {x - 56} {foot - 70}Z"));

    private static string Bricks() => Times(18, row =>
    {
        var y = 120 + (row * 46);
        return Line(300, y, 1300, y) + Times(12, brick => Line(330 + (brick * 92) + (row % 2 * 46), y, 330 + (brick * 92) + (row % 2 * 46), y + 46));
    });

    private static string Ray(float x, float y, float from, float to, float degrees)
    {
        var (sin, cos) = MathF.SinCos(degrees * MathF.PI / 180);
        return Line(x + (from * cos), y + (from * sin), x + (to * cos), y + (to * sin));
    }

    public static void Loom(Print print)
    {
        print.Lay(Sky, Disc(800, 500, 700), Tone.Dots);
        print.Lay(Plum, Rect(0, 930, Width, 70), Tone.Stripes);
        print.Black(Rect(0, 924, Width, 8));
        print.Solid(Yellow, Rect(196, 40, 84, 888) + Rect(1320, 40, 84, 888));
        print.Lay(Blue, Times(40, thread => Rect(334 + (thread * 24), 176, 9, 424)));

        // Two shafts with their heddles, then the beater.
        foreach (var (y, ink) in new[] { (262f, Pink), (318f, Pink) })
        {
            print.Solid(ink, Rect(304, y, 992, 26));
        }

        print.Outline(Times(39, heddle => Line(350 + (heddle * 24), 344, 350 + (heddle * 24), 404)), 3);
        print.Solid(Pink, Rect(304, 404, 992, 26));
        print.Solid(Yellow, Rect(150, 100, 1300, 84));
        print.Outline("M170 130H700M760 150H1430M170 160H420", 3);

        var cloth = Rect(330, 566, 950, 300);
        print.Spare(cloth);
        print.Within(cloth, () =>
        {
            foreach (var (at, ink, high) in new[] { (566, Yellow, 60), (604, Pink, 60), (656, Red, 66), (700, Yellow, 58), (742, Red, 30), (772, Pink, 70), (824, Red, 66) })
            {
                print.Lay(ink, Zigzag(330, at, high));
            }
        });
        print.Outline(Rect(330, 566, 950, 300));
        print.Solid(Green, Rect(286, 496, 1028, 36));
        print.Solid(Green, Rect(286, 560, 1028, 24));
        print.Spare(Rect(300, 536, 1000, 20));
        print.Outline(Times(64, tooth => Line(312 + (tooth * 15.5f), 534, 312 + (tooth * 15.5f), 560)), 4);
        print.At(900, 706, -9, () => Shuttle(print));
        print.Solid(Yellow, Rect(150, 846, 1300, 78));
        print.Outline("M170 872H600M660 896H1430", 3);
        print.Spare(Rect(330, 840, 950, 90));
        print.Within(Rect(330, 840, 950, 90), () =>
        {
            print.Lay(Pink, Rect(330, 840, 950, 90));
            print.Lay(Red, Zigzag(330, 866, 40));
        });
        print.Outline(Rect(330, 840, 950, 90));
    }

    private static string Zigzag(float left, float top, float high)
    {
        const float tooth = 95;
        var upper = Times(21, at => Text($"{(at == 0 ? 'M' : 'L')}{left + (at * tooth / 2)} {top + (at % 2 * 48)}"));
        var lower = Times(21, at => Text($"L{left + ((20 - at) * tooth / 2)} {top + high + (at % 2 * 48)}"));
        return upper + lower + "Z";
    }

    private static void Shuttle(Print print)
    {
        const string boat = "M-230 0C-140 -62 140 -62 230 0C140 62 -140 62 -230 0Z";
        print.Solid(Blue, boat);
        print.Spare(Rect(-100, -24, 200, 48));
        print.Outline(Rect(-100, -24, 200, 48), 5);
        print.Lay(Red, Rect(-78, -15, 156, 30));
        print.Outline(Times(9, turn => Line(-70 + (turn * 17.5f), -15, -62 + (turn * 17.5f), 15)), 3);
    }

    public static void BookPress(Print print)
    {
        print.Lay(Yellow, Disc(800, 470, 440));
        print.Lay(Plum, Rect(0, 900, Width, 100), Tone.Stripes);
        print.Black(Rect(0, 892, Width, 10));

        // Frame: two columns under an arched crosshead, on a bed.
        const string frame = "M430 800V420C430 300 560 268 690 262V226H910V262C1040 268 1170 300 1170 420V800H1076V440C1076 392 1010 372 910 366H690C590 372 524 392 524 440V800Z";
        print.Lay(Blue, frame);
        print.Outline(frame, 8);
        print.Solid(Blue, Rect(340, 792, 920, 62));
        print.Solid(Blue, Polygon(380, 854, 470, 854, 450, 894, 350, 894) + Polygon(1130, 854, 1220, 854, 1250, 894, 1150, 894));

        // Screw with its thread, and the wheel that turns it.
        print.Spare(Rect(764, 110, 72, 400));
        print.Lay(Plum, Rect(764, 110, 72, 120) + Rect(764, 366, 72, 120));
        print.Within(Rect(764, 110, 72, 400), () => print.Scratch(Times(16, turn => Line(750, 130 + (turn * 26), 850, 112 + (turn * 26))), 7));
        print.Solid(Blue, Rect(690, 226, 220, 140));
        print.Outline(Rect(764, 110, 72, 116) + Rect(764, 366, 72, 112));
        var rim = Oval(800, 110, 400, 70) + "M452 110A348 40 0 0 0 1148 110A348 40 0 0 0 452 110Z";
        print.Solid(Red, rim);
        foreach (var spoke in new[] { Polygon(462, 98, 800, 92, 800, 128, 462, 122), Polygon(800, 92, 1138, 98, 1138, 122, 800, 128), Polygon(640, 150, 760, 112, 800, 124, 700, 160), Polygon(900, 160, 800, 124, 840, 112, 960, 150) })
        {
            print.Solid(Red, spoke);
        }

        print.Solid(Red, Oval(800, 104, 78, 34));
        print.Black(Oval(800, 100, 30, 12));
        print.Solid(Pink, Disc(412, 104, 30) + Disc(1188, 104, 30));

        print.Solid(Plum, Polygon(560, 510, 690, 478, 910, 478, 1040, 510, 1040, 540, 560, 540));
        Book(print, Red, 600, 540, 390, 60);
        Book(print, Yellow, 566, 600, 460, 52);
        Book(print, Green, 616, 652, 380, 68);
        Book(print, Pink, 580, 720, 440, 72);
    }

    /// <summary>Its spine, with the raised bands of the sewing.</summary>
    private static void Book(Print print, Ink ink, float x, float y, float width, float height)
    {
        print.Solid(ink, Text($"M{x + 16} {y}H{x + width - 16}C{x + width + 6} {y + (height * .3f)} {x + width + 6} {y + (height * .7f)} {x + width - 16} {y + height}H{x + 16}C{x - 6} {y + (height * .7f)} {x - 6} {y + (height * .3f)} {x + 16} {y}Z"));
        print.Solid(ink, Times(4, band => Rect(x + (width * (.18f + (band * .2f))), y - 1, 18, height + 2)));
        var title = Rect(x + (width * .38f) + 27, y + (height * .28f), (width * .2f) - 36, height * .44f);
        print.Spare(title);
        print.Outline(title, 4);
    }

    public static void ScreenPrint(Print print)
    {
        print.Lay(Pink, Disc(1240, 330, 300));
        print.Lay(Plum, Rect(0, 860, Width, 140), Tone.Stripes);
        print.Solid(Yellow, Polygon(150, 560, 1450, 560, 1590, 900, 10, 900));
        print.Outline(Line(10, 900, 10, 960, 1590, 960, 1590, 900));
        print.Lay(Yellow, Rect(10, 900, 1580, 60));

        // The print on the table: three inks out of register.
        var sheet = Polygon(420, 610, 1180, 610, 1256, 850, 344, 850);
        print.Spare(sheet);
        print.Outline(sheet);
        print.Within(sheet, () =>
        {
            print.Lay(Red, Oval(680, 726, 150, 78));
            print.Lay(Blue, Polygon(720, 650, 950, 650, 990, 790, 716, 790));
            print.Lay(Yellow, Polygon(890, 640, 1080, 812, 760, 812));
        });

        // The frame stands up on its hinges.
        var outer = Polygon(330, 70, 1270, 70, 1216, 584, 384, 584);
        var inner = Polygon(402, 130, 1198, 130, 1152, 524, 448, 524);
        print.Spare(outer);
        print.Lay(Yellow, outer);
        print.Outline(outer, 8);
        print.Outline(Line(330, 70, 402, 130) + Line(1270, 70, 1198, 130) + Line(1216, 584, 1152, 524) + Line(384, 584, 448, 524), 5);
        print.Spare(inner);
        print.Lay(Green, inner, Tone.Dots);
        print.Within(inner, () =>
        {
            var open = Disc(600, 340, 96) + Rect(722, 250, 170, 180) + Polygon(1016, 234, 1124, 430, 908, 430);
            print.Spare(open);
            print.Outline(open, 5);
        });
        print.Outline(inner, 8);
        print.Black(Rect(450, 572, 90, 34) + Rect(1060, 572, 90, 34));
        print.At(820, 196, -7, () => Squeegee(print));
    }

    private static void Squeegee(Print print)
    {
        print.Solid(Red, "M-190 -70H190V10H-190Z");
        print.Outline("M-170 -44H170", 4);
        print.Black(Rect(-176, 10, 352, 40));
        print.Solid(Blue, Rect(-176, 50, 352, 26));
    }
}
