using static Credex.CoCreate.Demo.Pictures.Print;
using static Credex.CoCreate.Demo.Pictures.Shape;

namespace Credex.CoCreate.Demo.Pictures;

/// <summary>Where something is kept and lent.</summary>
internal static class ShelfPictures
{
    public static void BookBus(Print print)
    {
        print.Lay(Yellow, Disc(330, 330, 250));
        print.Lay(Sky, Rect(0, 700, Width, 120), Tone.Dots);
        (float X, float Foot, float High)[] firs = [(40, 770, 560), (200, 760, 430), (560, 740, 640), (720, 740, 480), (1130, 740, 620), (1420, 760, 690), (1560, 770, 520)];
        foreach (var (x, foot, high) in firs)
        {
            Fir(print, x, foot, high);
        }

        const string body = "M130 330H1420C1480 330 1500 470 1510 560V760H130Z";
        print.Spare(body);
        print.Lay(Blue, body);
        print.Outline(body, 9);
        print.Solid(Sky, "M1310 372H1408C1440 372 1456 460 1464 540H1310Z");
        print.Solid(Sky, Rect(178, 380, 130, 150));
        print.Solid(Red, Rect(130, 686, 1380, 30));

        // The open side: two shelves of books.
        var side = Rect(362, 372, 890, 290);
        print.Spare(side);
        print.Lay(Yellow, side, Tone.Dots);
        Ink[] inks = [Red, Green, Pink, Yellow, Plum, Sky, Red, Yellow, Green, Pink];
        for (var shelf = 0; shelf < 2; shelf++)
        {
            var (x, foot, book) = (384f, 510f + (shelf * 142), shelf * 3);
            while (x < 1200)
            {
                var width = 26 + (book * 17 % 23);
                var high = 82 + (book * 29 % 36);
                if (book % 11 == 9)
                {
                    x += 34;
                }

                print.Spare(Rect(x, foot - high, width, high));
                print.Lay(inks[book % inks.Length], Rect(x, foot - high, width, high));
                print.Outline(Rect(x, foot - high, width, high), 5);
                x += width;
                book++;
            }

            print.Black(Rect(362, foot, 890, 10));
        }

        print.Outline(side, 9);
        print.Solid(Pink, Polygon(362, 372, 1252, 372, 1300, 290, 314, 290));
        print.Spare(Times(5, stripe => Polygon(451 + (stripe * 178), 372, 540 + (stripe * 178), 372, 511.2f + (stripe * 197.2f), 290, 412.6f + (stripe * 197.2f), 290)));
        print.Outline(Polygon(362, 372, 1252, 372, 1300, 290, 314, 290));

        print.Black(Rect(0, 810, Width, 190));
        print.Scratch(Times(8, dash => Line(40 + (dash * 220), 930, 170 + (dash * 220), 930)), 14);
        foreach (var x in new[] { 340f, 1260f })
        {
            print.Spare(Disc(x, 768, 96));
            print.Black(Disc(x, 768, 86));
            print.Spare(Disc(x, 768, 44));
            print.Lay(Yellow, Disc(x, 768, 40));
            print.Outline(Disc(x, 768, 44));
        }

        print.Solid(Yellow, Disc(1478, 640, 22));
    }

    private static void Fir(Print print, float x, float foot, float high)
    {
        print.Lay(Plum, Rect(x - 12, foot - 40, 24, 60));
        print.Lay(Green, Times(3, tier =>
        {
            var (top, half) = (foot - high + (tier * high * .24f), 60 + (tier * 34));
            return Polygon(x, top, x + half, top + (high * .46f), x - half, top + (high * .46f));
        }));
        print.Lay(Plum, Polygon(x, foot - high, x, foot - 30, x + 128, foot - (high * .06f)), Tone.Dots);
    }

    public static void Vault(Print print)
    {
        // One vanishing point: (800, 420). Depth 0 is the picture's edge, 1 the door.
        static float Wall(float depth, int side) => 800 + (side * (900 - (depth * 700)));
        static float Level(float height, float depth) => 420 + ((height - 420) * (1 - (depth * .778f)));

        print.Lay(Plum, Polygon(-100, -160, 1700, -160, 1000, 291, 600, 291));
        print.Lay(Plum, Polygon(-100, 1000, 600, 549, 1000, 549, 1700, 1000), Tone.Dots);
        var door = Rect(600, 291, 400, 258);
        print.Spare(door);
        print.Lay(Yellow, door);
        print.Outline(door);
        print.Lay(Yellow, Polygon(660, 549, 940, 549, 1180, 1000, 420, 1000));
        print.Spare(Arch(690, 549, 220, 210));
        print.Outline(Arch(690, 549, 220, 210));

        Ink[] inks = [Sky, Pink, Blue, Green, Pink, Sky, Red];
        for (var side = -1; side <= 1; side += 2)
        {
            print.Black(Polygon(Wall(0, side), -160, Wall(1, side), Level(-160, 1), Wall(1, side), Level(1000, 1), Wall(0, side), 1000));
            for (var shelf = 0; shelf < 5; shelf++)
            {
                var (top, foot) = (-128 + (shelf * 232), 72 + (shelf * 232));
                float[] depths = [0, .2f, .38f, .54f, .68f, .8f, .9f, 1];
                for (var box = 0; box < 7; box++)
                {
                    var (near, far) = (depths[box], depths[box + 1] - ((depths[box + 1] - depths[box]) * .08f));
                    var front = Polygon(Wall(near, side), Level(top, near), Wall(far, side), Level(top, far), Wall(far, side), Level(foot, far), Wall(near, side), Level(foot, near));
                    print.Spare(front);
                    print.Lay(inks[(box + (shelf * 3) + (side > 0 ? 5 : 0)) % inks.Length], front);
                    print.Outline(front, 5);
                    var (a, b) = (near + ((far - near) * .3f), near + ((far - near) * .72f));
                    var label = Polygon(Wall(a, side), Level(top + 70, a), Wall(b, side), Level(top + 70, b), Wall(b, side), Level(top + 132, b), Wall(a, side), Level(top + 132, a));
                    print.Spare(label);
                    print.Outline(label, 4);
                }

                print.Scratch(Line(Wall(0, side), Level(foot + 16, 0), Wall(1, side), Level(foot + 16, 1)), 3);
            }
        }

        // Lamps under the vault, and the open box in front.
        foreach (var depth in new[] { .25f, .62f, .85f })
        {
            var size = 1 - (depth * .778f);
            var lamp = Rect(800 - (190 * size), Level(-90, depth), 380 * size, 52 * size);
            print.Spare(lamp);
            print.Lay(Yellow, lamp);
            print.Outline(lamp, 5);
        }

        OpenBox(print);
    }

    private static void OpenBox(Print print)
    {
        print.Lay(Plum, Polygon(500, 930, 1130, 930, 1250, 1000, 460, 1000));
        foreach (var (x, y, degrees, ink) in new[] { (680f, 690f, -14f, Pink), (900f, 680f, 11f, Sky), (790f, 650f, -2f, Yellow) })
        {
            print.At(x, y, degrees, () =>
            {
                print.Spare(Rect(-105, -80, 210, 260));
                print.Outline(Rect(-105, -80, 210, 260), 6);
                print.Lay(ink, Rect(-84, -58, 168, 130));
                print.Within(Rect(-84, -58, 168, 130), () =>
                {
                    print.Lay(Blue, "M-90 72L-30 -4L20 50L60 6L100 72Z");
                    print.Lay(Red, Disc(44, -26, 18));
                });
                print.Outline(Rect(-84, -58, 168, 130), 4);
            });
        }

        print.Solid(Red, Polygon(540, 770, 1060, 770, 1090, 960, 510, 960));
        print.Spare(Rect(690, 830, 220, 76));
        print.Outline(Rect(690, 830, 220, 76), 5);
        print.Outline(Line(716, 858, 884, 858) + Line(716, 880, 830, 880), 5);
        print.Solid(Pink, Polygon(540, 770, 450, 700, 424, 730, 514, 806) + Polygon(1060, 770, 1150, 700, 1176, 730, 1086, 806));
    }
}
