using static Credex.CoCreate.Demo.Pictures.Print;
using static Credex.CoCreate.Demo.Pictures.Shape;

namespace Credex.CoCreate.Demo.Pictures;

/// <summary>Clay, glaze and fire.</summary>
internal static class CeramicPictures
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
        const string tongues = "M660 910C650 860 680 850 690 812C716 850 724 860 720 910ZM770 910C760 850 786 840 800 790C826 840 836 860 830 910Z"
            + "M884 910C874 860 900 850 912 812C934 850 944 860 940 910Z";
        var mouth = Arch(590, 900, 420, 500);
        const string smoke = "M1064 92C1050 20 1130 -20 1180 10C1230 -60 1330 -40 1350 30C1420 -10 1500 40 1480 110C1550 90 1620 130 1610 190V330"
            + "C1560 380 1470 350 1470 290C1410 320 1350 290 1350 230C1290 250 1240 210 1250 160C1210 170 1150 150 1136 92Z";
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
        var joints = Times(5, stone => Line(540, 640 + (stone * 56), 590, 640 + (stone * 56)) + Line(1010, 640 + (stone * 56), 1060, 640 + (stone * 56)));
        print.Outline(Times(9, stone => Ray(800, 610, 210, 260, 180 + (stone * 22.5f))) + joints, 5);
        print.Spare(mouth);
        print.Within(mouth, () =>
        {
            print.Lay(Yellow, mouth);
            print.Lay(Red, "M590 910V760C620 800 640 800 652 730C690 790 700 800 716 690C760 780 770 790 800 700"
                + "C826 790 850 780 880 680C896 790 920 800 950 736C964 800 990 800 1016 760V910Z");
            print.Lay(Red, Arch(590, 900, 420, 500), Tone.Dots);
            print.Spare(tongues);
            print.Lay(Yellow, tongues);
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
        print.Solid(Yellow, Logs(33));
        print.Outline(Logs(14), 4);
    }

    private static void Vase(Print print, Ink ink, float x, float foot, float scale)
    {
        var (narrow, mid, wide, low, high) = (22 * scale, 26 * scale, 60 * scale, 50 * scale, 98 * scale);
        var (neck, shoulder) = (20 * scale, 70 * scale);
        print.At(x, foot, 0, () => print.Solid(ink, Text($"M{-narrow} 0C{-wide} {-low} {-neck} {-shoulder} {-mid} {-high}H{mid}C{neck} {-shoulder} {wide} {-low} {narrow} 0Z")));
    }

    private static void Bowl(Print print, Ink ink, float x, float foot) =>
        print.At(x, foot, 0, () => print.Solid(ink, "M-56 -70H56C50 -20 30 -14 24 0H-24C-30 -14 -50 -20 -56 -70Z"));

    private static string Logs(float radius) => Times(3, row => Times(4 - row, log => Disc(160 + (row * 33) + (log * 66), 866 - (row * 58), radius)));

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
}
