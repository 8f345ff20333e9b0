using static Credex.CoCreate.Demo.Pictures.Print;
using static Credex.CoCreate.Demo.Pictures.Shape;

namespace Credex.CoCreate.Demo.Pictures;

/// <summary>Where something is kept, lent, built or shown to the street.</summary>
internal static class PlacePictures
{
    public static void BookBus(Print print)
    {
        print.Lay(Yellow, Disc(330, 330, 250));
        print.Lay(Sky, Rect(0, 700, Width, 120), Tone.Dots);
        foreach (var (x, foot, high) in new[] { (40f, 770f, 560f), (200f, 760f, 430f), (560f, 740f, 640f), (720f, 740f, 480f), (1130f, 740f, 620f), (1420f, 760f, 690f), (1560f, 770f, 520f) })
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
        print.Lay(Green, Times(3, tier => Polygon(x, foot - high + (tier * high * .24f), x + 60 + (tier * 34), foot - high + (high * .46f) + (tier * high * .24f), x - 60 - (tier * 34), foot - high + (high * .46f) + (tier * high * .24f))));
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

    public static void Poster(Print print)
    {
        // Houses of the street.
        print.Lay(Sky, "M0 900V330H170V250H330V410H420V900ZM1040 900V380H1180V210L1270 130L1360 210V300H1600V900Z");
        print.Spare(Times(3, row => Rect(50, 400 + (row * 140), 50, 80) + Rect(1440, 380 + (row * 140), 50, 80) + Rect(1530, 380 + (row * 140), 50, 80)));
        print.Lay(Plum, Rect(0, 900, Width, 100), Tone.Stripes);
        print.Black(Rect(0, 892, Width, 10));

        // Column, cap and base.
        var body = Rect(420, 250, 480, 590);
        print.Spare(body);
        print.Within(body, () =>
        {
            Sheet(print, Rect(400, 250, 236, 300), () => { print.Lay(Blue, Rect(400, 330, 160, 160)); print.Lay(Red, Disc(560, 400, 96)); });
            Sheet(print, Rect(636, 250, 290, 230), () => { print.Lay(Yellow, Rect(600, 240, 330, 250)); print.Lay(Pink, Dome(790, 440, 128, 128)); print.Lay(Green, Polygon(660, 470, 740, 330, 820, 470)); });
            Sheet(print, Rect(400, 550, 300, 300), () => { print.Lay(Pink, Rect(390, 540, 320, 320)); print.Lay(Blue, Polygon(560, 580, 670, 800, 450, 800)); print.Spare(Disc(560, 724, 36)); });
            Sheet(print, Rect(700, 480, 226, 370), () => { print.Lay(Red, Rect(700, 480, 226, 370), Tone.Stripes); print.Spare(Disc(800, 660, 84)); print.Lay(Yellow, Disc(800, 660, 84)); print.Lay(Blue, Rect(790, 640, 130, 180)); });
            print.Lay(Plum, Rect(420, 250, 44, 590), Tone.Dots);
            print.Lay(Plum, Rect(848, 250, 60, 590), Tone.Dots);
        });
        print.Outline(body, 9);
        print.Solid(Green, Rect(384, 196, 552, 56));
        print.Solid(Green, "M410 196C430 90 560 70 640 60V24H680V60C760 70 890 90 910 196Z");
        print.Outline("M520 196C530 120 610 80 660 62C710 80 790 120 800 196", 5);
        print.Solid(Green, Rect(390, 840, 540, 58));

        Phone(print);
    }

    private static void Sheet(Print print, string sheet, Action draw)
    {
        print.Within(sheet, draw);
        print.Outline(sheet, 6);
    }

    private static void Phone(Print print)
    {
        // The hand behind, the phone, then thumb and fingers in front of it.
        const string hand = "M1190 1010C1190 940 1112 880 1112 770C1112 700 1160 660 1200 640L1440 540C1490 520 1520 550 1520 600V780C1520 880 1450 930 1450 1010Z";
        print.Solid(Pink, hand);
        var frame = "M1196 330H1424A34 34 0 0 1 1458 364V806A34 34 0 0 1 1424 840H1196A34 34 0 0 1 1162 806V364A34 34 0 0 1 1196 330Z";
        print.Spare(frame);
        print.Black(frame);
        print.Spare(Rect(1186, 382, 248, 400));
        print.Lay(Sky, Rect(1186, 382, 248, 96));
        print.Lay(Green, Disc(1310, 606, 96));
        print.Scratch("M1262 606L1298 644L1362 568", 26);
        print.Outline("M1220 740H1400M1220 764H1340", 7);
        print.Outline(Rect(1186, 382, 248, 400), 4);
        print.Solid(Pink, "M1112 770C1112 690 1130 640 1166 596C1196 566 1238 590 1228 636C1220 690 1220 740 1196 800C1180 836 1150 850 1130 846");
        foreach (var y in new[] { 548f, 618f, 688f, 758f })
        {
            var finger = Text($"M1516 {y}H1428A33 33 0 0 0 1428 {y + 66}H1516");
            print.Spare(finger);
            print.Inked(Pink, finger);
        }

        print.Outline("M1520 600V780");
    }

    public static void House(Print print)
    {
        print.Lay(Pink, Disc(1240, 250, 190));
        print.Lay(Green, "M-10 520C200 330 420 380 640 470C900 330 1200 300 1620 500V796H-10Z");
        const string wall = "M200 400H1400V800H200Z";
        print.Spare(wall);

        // Half of the wall is bare: layers of earth as they were rammed.
        print.Lay(Yellow, Rect(740, 400, 660, 400));
        print.Lay(Red, Rect(740, 446, 660, 34) + Rect(740, 566, 660, 30) + Rect(740, 690, 660, 34), Tone.Dots);
        print.Lay(Pink, Rect(740, 510, 660, 36) + Rect(740, 630, 660, 36) + Rect(740, 750, 660, 40), Tone.Dots);
        print.Outline(Times(6, layer => Line(740, 460 + (layer * 60), 1400, 460 + (layer * 60))) + Times(6, joint => Line(880 + (joint * 170 % 520), 400 + (joint * 60), 880 + (joint * 170 % 520), 460 + (joint * 60))), 4);

        // The edge of the new render.
        print.Spare("M200 400H800L770 450L812 500L776 560L806 620L764 690L800 740L780 800H200Z");
        print.Outline("M800 400L770 450L812 500L776 560L806 620L764 690L800 740L780 800");
        print.Outline(wall, 9);
        print.Solid(Blue, Arch(420, 800, 150, 290));
        print.Outline(Line(495, 800, 495, 512), 5);
        print.Solid(Sky, Rect(270, 500, 90, 120));
        print.Outline(Line(315, 500, 315, 620) + Line(270, 560, 360, 560), 5);
        print.Solid(Sky, Rect(640, 500, 90, 120));
        print.Outline(Line(685, 500, 685, 620) + Line(640, 560, 730, 560), 5);
        print.Solid(Sky, Rect(1040, 520, 110, 120));

        var chimney = Rect(340, 150, 110, 130);
        print.Spare(chimney);
        print.Outline(chimney);
        print.Black(Rect(326, 136, 138, 24));
        const string roof = "M140 410L280 240H1320L1460 410Z";
        print.Solid(Red, roof);
        print.Within(roof, () => print.Outline(Times(4, row => Times(25, tile => Text($"M{130 + (tile * 56) + (row % 2 * 28)} {250 + (row * 44)}a28 30 0 0 0 56 0"))), 5));
        print.Outline(roof, 9);

        // Scaffold before the bare half.
        print.Lay(Plum, Rect(850, 520, 620, 22) + Rect(850, 680, 620, 22));
        print.Outline(Rect(850, 520, 620, 22) + Rect(850, 680, 620, 22), 5);
        print.Black(Rect(872, 380, 16, 440) + Rect(1150, 380, 16, 440) + Rect(1430, 380, 16, 440) + Rect(850, 440, 620, 10));
        print.Outline(Line(880, 692, 1158, 532) + Line(1158, 692, 1438, 532), 6);
        print.Solid(Blue, Polygon(1290, 468, 1370, 468, 1358, 520, 1302, 520));
        print.Outline("M1290 468C1296 424 1364 424 1370 468", 5);

        print.Lay(Green, Rect(-10, 800, 1620, 50));
        print.Outline(Line(0, 800, Width, 800));
        print.Spare("M0 850C200 820 400 880 800 850S1400 820 1600 850V1000H0Z");
        print.Lay(Blue, "M-10 850C200 820 400 880 800 850S1400 820 1610 850V1010H-10Z");
        print.Outline("M0 850C200 820 400 880 800 850S1400 820 1600 850");
        print.Scratch(Times(9, wave => Text($"M{(wave * 190) - ((wave % 3) * 40)} {896 + (wave % 3 * 32)}q30 -18 60 0t60 0")), 7);
    }
}
