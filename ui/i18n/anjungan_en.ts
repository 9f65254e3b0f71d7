<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>NoticeScreen</name>
    <message numerus="yes">
        <source>The next number can be taken in %n second(s).</source>
        <translation>
            <numerusform>The next number can be taken in %n second.</numerusform>
            <numerusform>The next number can be taken in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n second(s)</source>
        <translation>
            <numerusform>In %n second</numerusform>
            <numerusform>In %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinScreen</name>
    <message numerus="yes">
        <source>Too many wrong tries. Next try in %n second(s).</source>
        <translation>
            <numerusform>Too many wrong tries. Next try in %n second.</numerusform>
            <numerusform>Too many wrong tries. Next try in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultScreen</name>
    <message numerus="yes">
        <source>%n person(s) before you</source>
        <translation>
            <numerusform>%n person before you</numerusform>
            <numerusform>%n people before you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StaffQueue</name>
    <message numerus="yes">
        <source>%n person(s) waiting</source>
        <translation>
            <numerusform>%n person waiting</numerusform>
            <numerusform>%n people waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StaffSign</name>
    <message numerus="yes">
        <source>Staff: %n number(s) without certain paper</source>
        <translation>
            <numerusform>Staff: %n number without certain paper</numerusform>
            <numerusform>Staff: %n numbers without certain paper</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitScreen</name>
    <message numerus="yes">
        <source>%n people before you</source>
        <translation>
            <numerusform>%n person before you</numerusform>
            <numerusform>%n people before you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n minute(s). It may be sooner or later.</source>
        <translation>
            <numerusform>About %n minute. It may be sooner or later.</numerusform>
            <numerusform>About %n minutes. It may be sooner or later.</numerusform>
        </translation>
    </message>
</context>
</TS>
